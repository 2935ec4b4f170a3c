package io.yizhan.core.feeds;

import io.yizhan.core.graphql.Endpoint;
import io.yizhan.core.graphql.GraphqlAnswer;
import io.yizhan.core.graphql.GraphqlCall;
import io.yizhan.core.graphql.GraphqlEngine;
import io.yizhan.core.graphql.GraphqlRequest;
import io.yizhan.core.problem.Language;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.problem.ProblemException;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Asks the delivery API in process, as nobody, whoever asks for a feed. */
@Singleton
final class AnonymousQueries {
    private static final Logger LOG = LoggerFactory.getLogger(AnonymousQueries.class);

    /** What is wrong with the request, or for a while; all else is wrong with the query. */
    private static final Set<ProblemCode> OF_THE_MOMENT = EnumSet.of(
            ProblemCode.NOT_FOUND, ProblemCode.BAD_USER_INPUT, ProblemCode.DEPENDENCY_UNAVAILABLE, ProblemCode.TIMEOUT);

    private final GraphqlEngine engine;

    AnonymousQueries(GraphqlEngine engine) {
        this.engine = engine;
    }

    /**
     * What a query was answered.
     *
     * @param tag equal for equal answers
     */
    record Answer(JsonNode data, String tag) {}

    /**
     * Asks; an answer that is held costs neither GraphQL nor SQL.
     *
     * @throws ProblemException if anything of the answer failed, with the first error's code
     */
    Answer ask(String query, Map<String, @Nullable Object> variables) {
        GraphqlAnswer answer = engine.execute(new GraphqlCall(
                Endpoint.DELIVERY,
                GraphqlRequest.of(query, variables),
                UUID.randomUUID().toString(),
                Language.EN,
                Optional.empty(),
                true));
        try {
            return new Answer(answer.require().path("data"), answer.tag());
        } catch (ProblemException refused) {
            if (!OF_THE_MOMENT.contains(refused.problem().code())) {
                LOG.error("a query for feeds was refused: {}", query, refused);
            }
            throw refused;
        }
    }
}
