package io.yizhan.core.live;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.yizhan.core.graphql.ErrorResponses;
import io.yizhan.core.graphql.EventStreams;
import io.yizhan.core.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * Streams that several operations share: PUT reserves one and tells its token, DELETE ends an operation on it. Browsers let no page of
 * another site send either without being asked first, and nobody allows it.
 */
@Controller
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class StreamController {
    private final StreamService streams;
    private final ErrorResponses refusals;

    StreamController(StreamService streams, ErrorResponses refusals) {
        this.streams = streams;
        this.refusals = refusals;
    }

    @Put("/graphql")
    HttpResponse<byte[]> reserve(HttpRequest<?> http) {
        return answer(
                http,
                () -> HttpResponse.<byte[]>status(HttpStatus.CREATED)
                        .body(streams.reserve(http).getBytes(StandardCharsets.UTF_8))
                        .contentType("text/plain; charset=utf-8")
                        .header("Cache-Control", "no-store"));
    }

    @Delete("/graphql")
    HttpResponse<byte[]> end(HttpRequest<?> http) {
        return answer(http, () -> {
            streams.end(
                    http,
                    http.getHeaders().get(EventStreams.TOKEN),
                    http.getParameters().get("operationId"));
            return HttpResponse.<byte[]>ok().header("Cache-Control", "no-store");
        });
    }

    private HttpResponse<byte[]> answer(HttpRequest<?> http, Supplier<HttpResponse<byte[]>> work) {
        try {
            return work.get();
        } catch (ProblemException refused) {
            return refusals.answer(http, refused.problem());
        }
    }
}
