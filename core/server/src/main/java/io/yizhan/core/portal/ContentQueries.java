package io.yizhan.core.portal;

import io.micronaut.http.HttpRequest;
import io.yizhan.core.graphql.Endpoint;
import io.yizhan.core.graphql.GraphqlCall;
import io.yizhan.core.graphql.GraphqlEngine;
import io.yizhan.core.graphql.GraphqlRequest;
import io.yizhan.core.problem.ProblemException;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the delivery API in process, in the name of who asks for the page. */
@Singleton
final class ContentQueries {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final GraphqlEngine engine;
    private final Map<PageQuery, String> texts = new EnumMap<>(PageQuery.class);

    ContentQueries(GraphqlEngine engine) {
        this.engine = engine;
        for (PageQuery query : PageQuery.values()) {
            texts.put(query, query.text());
        }
    }

    /**
     * What a query was answered.
     *
     * @param restricted paths of what the caller is not entitled to: {@code [["exportProduct","price"]]}
     */
    record Answer(JsonNode data, JsonNode restricted) {
        /** Whether a value is there but not for this caller. */
        boolean restricts(String... path) {
            JsonNode wanted = JSON.valueToTree(path);
            return restricted.values().stream().anyMatch(one -> one.path("path").equals(wanted));
        }
    }

    /**
     * Asks.
     *
     * @throws ProblemException if anything of the answer failed, with the first error's code
     */
    Answer ask(HttpRequest<?> http, PageQuery query, Map<String, @Nullable Object> variables) {
        GraphqlRequest request = GraphqlRequest.of(texts.getOrDefault(query, ""), variables);
        JsonNode json = engine.execute(GraphqlCall.within(http, Endpoint.DELIVERY, request))
                .require();
        return new Answer(json.path("data"), json.path("extensions").path("restricted"));
    }
}
