package io.yizhan.core.graphql;

import graphql.GraphQLContext;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps whole answers of queries. Optional: without a bean of this type nothing is kept. The implementation makes the key (endpoint,
 * generation, text, operation name, variables, audience from the context) and decides how long an answer holds.
 */
public interface AnswerCache {
    /** Asked at the first stop, after {@link ContextPart#identify} and before parsing; never for {@code PREVIEW} and {@code ADMIN}. */
    Optional<HeldAnswer> find(Question question);

    /** Offered every query's answer that is free of errors, with the context as execution left it. */
    void store(Question question, HeldAnswer answer);

    /**
     * @param text the document, also when only its hash was sent
     * @param generation number of the schema generation that answers
     */
    record Question(GraphqlCall call, String text, long generation, GraphQLContext context) {}

    /**
     * @param body UTF-8 JSON; must not be changed
     * @param headers what {@link AnswerHeaders} held
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes are never compared, and copying each answer would cost
    record HeldAnswer(byte[] body, Map<String, String> headers) {}
}
