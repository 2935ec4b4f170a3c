package io.yizhan.core.graphql;

import graphql.GraphQLContext;
import io.micronaut.http.HttpStatus;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.problem.ProblemException;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer as it goes over the wire.
 *
 * @param body UTF-8 JSON: {@code {"errors":[…],"data":…}}; must not be changed
 * @param refusal why nothing ran; empty when the body has a data entry
 * @param headers to be added to the HTTP answer
 * @param holdable whether it answers a query without errors, from fields alone that account for what they read: such an answer may be
 *     kept here and by caches on the way
 * @param held the answer as it is kept; empty if it is not
 */
@SuppressWarnings("ArrayRecordComponent") // bytes are never compared, and copying each answer would cost
public record GraphqlAnswer(
        byte[] body,
        Optional<Problem> refusal,
        Map<String, String> headers,
        boolean holdable,
        Optional<AnswerCache.HeldAnswer> held) {

    /**
     * The body as JSON, for who asks within the program.
     *
     * @throws ProblemException if anything of the answer failed, with code and field of the first error
     */
    public JsonNode require() {
        JsonNode json = JsonMapper.shared().readTree(body);
        JsonNode first = json.path("errors").path(0);
        if (first.isMissingNode()) {
            return json;
        }
        JsonNode extensions = first.path("extensions");
        Problem problem = Problem.of(ProblemCode.valueOf(extensions.path("code").asString("INTERNAL")));
        String field = extensions.path("field").asString("");
        throw (field.isEmpty() ? problem : problem.at(field)).exception(new IllegalStateException(first.toString()));
    }

    /** Tag of the body; the one a held answer has already. */
    public String tag() {
        return held.map(AnswerCache.HeldAnswer::tag).orElseGet(() -> EntityTag.of(body));
    }

    /** The HTTP status, where it does not follow from the type of the answer. */
    public HttpStatus status() {
        return refusal.map(Refusals::status).orElse(HttpStatus.OK);
    }

    /** A held answer to this request, with the headers that say who asks. */
    public static GraphqlAnswer held(AnswerCache.HeldAnswer held, GraphQLContext context) {
        return new GraphqlAnswer(held.body(), Optional.empty(), headers(context), true, Optional.of(held));
    }

    /** The same answer, kept by now, with the headers as they are by now. */
    public GraphqlAnswer kept(AnswerCache.HeldAnswer as, GraphQLContext context) {
        return new GraphqlAnswer(body, refusal, headers(context), holdable, Optional.of(as));
    }

    /** The same answer with the headers as they are by now. */
    public GraphqlAnswer withHeadersOf(GraphQLContext context) {
        return new GraphqlAnswer(body, refusal, headers(context), holdable, held);
    }

    private static Map<String, String> headers(GraphQLContext context) {
        return ContextValues.require(context, AnswerHeaders.class).copy();
    }
}
