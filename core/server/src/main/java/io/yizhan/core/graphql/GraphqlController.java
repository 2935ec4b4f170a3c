package io.yizhan.core.graphql;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * GraphQL over HTTP (<a href="https://graphql.github.io/graphql-over-http/draft/">specification</a>): POST with JSON, GET for queries.
 * Every answer is {@code {errors, data}}, also those to requests that are no GraphQL at all.
 */
@Controller
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class GraphqlController {
    /** Caches on the way may keep it and have to ask each time. */
    static final String REVALIDATED = "public, max-age=0, must-revalidate";

    private static final String VARY = "Accept, Accept-Language, Authorization, Cookie";

    private final GraphqlEngine engine;
    private final RequestReader reader;
    private final ErrorResponses refusals;
    private final Optional<EventStreams> streams;

    GraphqlController(
            GraphqlEngine engine, RequestReader reader, ErrorResponses refusals, Optional<EventStreams> streams) {
        this.engine = engine;
        this.reader = reader;
        this.refusals = refusals;
        this.streams = streams;
    }

    @Post(uris = {"/graphql", "/graphql/preview", "/graphql/admin"})
    HttpResponse<?> post(HttpRequest<?> http, @Body byte @Nullable [] body) {
        return answer(http, () -> {
            ContentTypes.requireJson(http.getHeaders().get(HttpHeaders.CONTENT_TYPE));
            return reader.body(body == null ? new byte[0] : body);
        });
    }

    @Get(uris = {"/graphql", "/graphql/preview", "/graphql/admin"})
    HttpResponse<?> get(HttpRequest<?> http) {
        String token = http.getHeaders().get(EventStreams.TOKEN);
        if (token != null && isDelivery(http) && streams.isPresent() && isStream(accepted(http))) {
            return streams.get().connect(http, token);
        }
        return answer(
                http,
                () -> reader.parameters(
                        http.getParameters().get("query"),
                        http.getParameters().get("operationName"),
                        http.getParameters().get("variables"),
                        http.getParameters().get("extensions")));
    }

    private static boolean isDelivery(HttpRequest<?> http) {
        return http.getPath().equals(Endpoint.DELIVERY.path());
    }

    private static Optional<String> accepted(HttpRequest<?> http) {
        return ContentTypes.findAccepted(http.getHeaders().getAll(HttpHeaders.ACCEPT));
    }

    private static boolean isStream(Optional<String> type) {
        return type.filter(ContentTypes.EVENT_STREAM::equals).isPresent();
    }

    private HttpResponse<?> answer(HttpRequest<?> http, Supplier<GraphqlRequest> read) {
        Optional<String> type = accepted(http);
        boolean streamed = isDelivery(http) && streams.isPresent();
        if (type.isEmpty() || (isStream(type) && !streamed)) {
            return refusals.answer(http, Refusals.NOT_ACCEPTABLE);
        }
        GraphqlRequest request;
        try {
            request = read.get();
        } catch (ProblemException malformed) {
            return refusals.answer(http, malformed.problem())
                    .contentType(isStream(type) ? ContentTypes.JSON : type.get());
        }
        GraphqlCall call = new GraphqlCall(
                Endpoint.findByPath(http.getPath()).orElseThrow(),
                request,
                RequestIds.of(http),
                RequestIds.language(http),
                Optional.of(http));
        String token = http.getHeaders().get(EventStreams.TOKEN);
        if (streamed && token != null) {
            return streams.get().run(call, token);
        }
        return isStream(type) ? streams.orElseThrow().open(call) : response(engine.execute(call), call, type.get());
    }

    private static HttpResponse<byte[]> response(GraphqlAnswer answer, GraphqlCall call, String type) {
        boolean alwaysOk = type.equals(ContentTypes.JSON)
                && answer.refusal().filter(Refusals::okAsJson).isPresent();
        MutableHttpResponse<byte[]> response = HttpResponse.ok(answer.body());
        if (answer.refusal().isPresent() && !alwaysOk) {
            Problem problem = answer.refusal().get();
            response.status(Refusals.status(problem));
            if (problem.equals(Refusals.MUTATION_BY_GET)) {
                response.header(HttpHeaders.ALLOW, "POST");
            }
        }
        response.header(HttpHeaders.CACHE_CONTROL, answer.refusal().isPresent() ? "no-store" : "no-cache");
        if (answer.holdable() && call.request().readOnly()) {
            revalidated(response, answer, call);
            answer.held().ifPresent(held -> call.http().ifPresent(http -> AskedRequest.answered(http, held)));
        }
        for (Map.Entry<String, String> header : answer.headers().entrySet()) {
            response.getHeaders().set(header.getKey(), header.getValue());
        }
        return response.contentType(type)
                // messages follow Accept-Language, and there are none in an answer without errors
                .header(HttpHeaders.VARY, answer.holdable() ? "Accept, Authorization, Cookie" : VARY)
                .header(RequestIds.HEADER, call.requestId());
    }

    /** Caches on the way may keep it and ask each time whether it still holds; 304 says so without a body. */
    private static void revalidated(MutableHttpResponse<byte[]> response, GraphqlAnswer answer, GraphqlCall call) {
        String tag = answer.tag();
        response.getHeaders().set(HttpHeaders.CACHE_CONTROL, REVALIDATED);
        response.getHeaders().set(HttpHeaders.ETAG, tag);
        boolean known = call.http()
                .map(http -> http.getHeaders().get(HttpHeaders.IF_NONE_MATCH))
                .filter(header -> EntityTag.matches(header, tag))
                .isPresent();
        if (known) {
            response.status(HttpStatus.NOT_MODIFIED).body(null);
        }
    }
}
