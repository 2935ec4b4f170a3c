package io.yizhan.core.graphql;

import graphql.GraphQLContext;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keeps whole answers of queries at the delivery endpoint. Optional: without a bean of this type nothing is kept. The implementation
 * makes the key (generation, text, operation name, variables, audience from the context) and decides how long an answer holds.
 */
public interface AnswerCache {
    /** Asked at the first stop, after {@link ContextPart#identify} and before parsing. Quick; waits for nothing. */
    Optional<HeldAnswer> find(Question question);

    /**
     * Answers a valid query that was not held, and keeps the answer if it may be kept.
     *
     * @param making runs the query; only {@link GraphqlAnswer#holdable()} answers may be kept
     */
    GraphqlAnswer make(Question question, Supplier<GraphqlAnswer> making);

    /** How many bytes of answers are held at most. */
    default long capacity() {
        return 0;
    }

    /**
     * @param text the document, also when only its hash was sent
     * @param generation number of the schema generation that answers
     */
    record Question(GraphqlCall call, String text, long generation, GraphQLContext context) {}

    /**
     * @param body UTF-8 JSON; must not be changed
     * @param tag see {@link EntityTag#of}
     * @param standing asked when an anonymous caller sends the very request again that was answered with it
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes are never compared, and copying each answer would cost
    record HeldAnswer(byte[] body, String tag, Standing standing) {}

    /** Whether a held answer is still what an anonymous caller's question would find. */
    @FunctionalInterface
    interface Standing {
        /**
         * Headers that tell the state of now, if the answer stands; empty if the question has to be asked again from the start. Called on
         * the threads that serve all connections: it waits for nothing.
         */
        Optional<Map<String, String>> now();
    }
}
