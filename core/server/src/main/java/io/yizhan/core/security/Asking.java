package io.yizhan.core.security;

import graphql.schema.DataFetchingEnvironment;
import io.micronaut.http.HttpRequest;
import io.yizhan.core.graphql.ContextValues;
import io.yizhan.core.graphql.GraphqlCall;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What fetchers of this room ask of their environment. */
final class Asking {
    private Asking() {}

    static Caller caller(DataFetchingEnvironment environment) {
        return ContextValues.require(environment.getGraphQlContext(), Caller.class);
    }

    static Access access(DataFetchingEnvironment environment) {
        return ContextValues.require(environment.getGraphQlContext(), Access.class);
    }

    /** @throws io.yizhan.core.problem.ProblemException FORBIDDEN without the permission */
    static void requirePermission(DataFetchingEnvironment environment, String permission) {
        if (!access(environment).may(permission)) {
            throw Problem.of(ProblemCode.FORBIDDEN).exception();
        }
    }

    /** A person with a session; tokens have none. */
    static Caller.SignedIn requireSignedIn(DataFetchingEnvironment environment) {
        if (caller(environment) instanceof Caller.SignedIn signedIn) {
            return signedIn;
        }
        throw Problem.of(ProblemCode.FORBIDDEN).exception();
    }

    static HttpRequest<?> requireHttp(DataFetchingEnvironment environment) {
        return ContextValues.require(environment.getGraphQlContext(), GraphqlCall.class)
                .http()
                .orElseThrow(() -> Problem.of(ProblemCode.FORBIDDEN).exception());
    }

    static UUID id(String text, String field) {
        try {
            UUID id = UUID.fromString(text);
            if (id.toString().equalsIgnoreCase(text)) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw Problem.of(ProblemCode.BAD_USER_INPUT).at(field).exception();
    }

    static Map<String, Object> input(DataFetchingEnvironment environment) {
        Map<String, Object> input = environment.getArgument("input");
        return input == null ? Map.of() : input;
    }

    static String text(Map<String, Object> input, String name) {
        return String.valueOf(input.get(name));
    }

    static Optional<String> findText(Map<String, Object> input, String name) {
        return Optional.ofNullable(input.get(name)).map(Object::toString);
    }

    static @Nullable String textOrNull(Map<String, Object> input, String name) {
        return findText(input, name).orElse(null);
    }

    static List<String> texts(Map<String, Object> input, String name) {
        return input.get(name) instanceof List<?> list
                ? list.stream().map(Object::toString).toList()
                : List.of();
    }

    static String argument(DataFetchingEnvironment environment, String name) {
        return String.valueOf(environment.<Object>getArgument(name));
    }
}
