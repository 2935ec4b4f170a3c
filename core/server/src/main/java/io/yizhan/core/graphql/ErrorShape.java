package io.yizhan.core.graphql;

import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.execution.NonNullableFieldWasNullError;
import graphql.language.SourceLocation;
import io.yizhan.core.problem.Language;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.problem.ProblemMessages;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one form of an error: {@code {message, locations?, path?, extensions: {code, kind, params, requestId, field?}}}, for GraphQL answers
 * and for every other refusal by HTTP.
 */
@Singleton
final class ErrorShape {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorShape.class);

    private final ProblemMessages messages;

    ErrorShape(ProblemMessages messages) {
        this.messages = messages;
    }

    Map<String, Object> of(Problem problem, String requestId, Language language) {
        Map<String, Object> extensions = new LinkedHashMap<>();
        extensions.put("code", problem.code().name());
        extensions.put("kind", problem.code().kind().name());
        extensions.put("params", problem.params());
        extensions.put("requestId", requestId);
        problem.field().ifPresent(field -> extensions.put("field", field));
        Map<String, Object> error = new LinkedHashMap<>();
        Problem named = problem.code() == ProblemCode.INTERNAL ? problem.with("requestId", requestId) : problem;
        error.put("message", messages.text(named, language));
        error.put("extensions", extensions);
        return error;
    }

    /** All errors of an execution. Nulls that only follow from another error are left out. */
    List<Map<String, Object>> of(List<GraphQLError> errors, GraphqlCall call) {
        List<Map<String, Object>> shaped = new ArrayList<>();
        for (GraphQLError error : errors) {
            boolean follows = error instanceof NonNullableFieldWasNullError
                    && errors.stream().anyMatch(other -> other instanceof ProblemError && under(error, other));
            if (!follows) {
                shaped.add(of(error, call));
            }
        }
        return shaped;
    }

    private Map<String, Object> of(GraphQLError error, GraphqlCall call) {
        Map<String, Object> shaped = of(problem(error, call.requestId()), call.requestId(), call.language());
        Object extensions = shaped.remove("extensions");
        if (error.getLocations() != null && !error.getLocations().isEmpty()) {
            shaped.put(
                    "locations",
                    error.getLocations().stream().map(ErrorShape::place).toList());
        }
        if (error.getPath() != null && !error.getPath().isEmpty()) {
            shaped.put("path", error.getPath());
        }
        if (extensions != null) {
            shaped.put("extensions", extensions);
        }
        return shaped;
    }

    static Problem problem(GraphQLError error, String requestId) {
        if (error instanceof ProblemError known) {
            return known.problem();
        }
        if (error.getErrorType() == ErrorType.ValidationError) {
            // the document was valid, so this is what coercing the variables said
            return Problem.of(ProblemCode.BAD_USER_INPUT, "request.variable")
                    .with("detail", ErrorDetails.cleaned(error.getMessage()))
                    .at("variables");
        }
        LOG.error("Request {}: {} {}", requestId, error.getErrorType(), error.getMessage());
        return Problem.of(ProblemCode.INTERNAL).with("requestId", requestId);
    }

    private static Map<String, Object> place(SourceLocation location) {
        Map<String, Object> place = new LinkedHashMap<>();
        place.put("line", location.getLine());
        place.put("column", location.getColumn());
        return place;
    }

    private static boolean under(GraphQLError outer, GraphQLError inner) {
        List<Object> from = outer.getPath();
        List<Object> to = inner.getPath();
        return from != null
                && to != null
                && to.size() >= from.size()
                && to.subList(0, from.size()).equals(from);
    }
}
