package io.yizhan.core.trade;

import graphql.schema.DataFetchingEnvironment;
import io.yizhan.core.entry.EntryArguments;
import io.yizhan.core.graphql.ContextValues;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.security.Access;
import io.yizhan.core.security.Caller;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads arguments of this room's operations; what is malformed is BAD_USER_INPUT naming the argument. */
final class TradeArguments {
    private static final int LONGEST_SEARCH = 200;

    private TradeArguments() {}

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

    static UUID id(DataFetchingEnvironment environment, String name) {
        return EntryArguments.id(environment.getArgument(name), name);
    }

    static Optional<UUID> findId(DataFetchingEnvironment environment, String name) {
        return Optional.ofNullable(environment.<Object>getArgument(name)).map(value -> EntryArguments.id(value, name));
    }

    static int version(@Nullable Object value, String name) {
        String text = String.valueOf(value);
        if (!text.matches("[0-9]{1,9}")) {
            throw Problem.of(ProblemCode.BAD_USER_INPUT).at(name).exception();
        }
        return Integer.parseInt(text);
    }

    static String argument(DataFetchingEnvironment environment, String name) {
        return Objects.requireNonNull(environment.<String>getArgument(name));
    }

    static Optional<String> search(DataFetchingEnvironment environment) {
        return Optional.ofNullable(environment.<String>getArgument("search"))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> text.substring(0, Math.min(text.length(), LONGEST_SEARCH)));
    }

    static <E extends Enum<E>> List<E> words(DataFetchingEnvironment environment, String name, Class<E> type) {
        List<?> words = environment.getArgument(name);
        return words == null
                ? List.of()
                : words.stream()
                        .map(word -> Enum.valueOf(type, word.toString()))
                        .toList();
    }

    static String text(Map<String, @Nullable Object> input, String name) {
        return Objects.toString(input.get(name), "");
    }

    /** Blank is none. */
    static Optional<String> findText(Map<String, @Nullable Object> input, String name) {
        return Optional.ofNullable(input.get(name))
                .map(value -> value.toString().strip())
                .filter(text -> !text.isEmpty());
    }

    static List<String> texts(Map<String, @Nullable Object> input, String name) {
        return input.get(name) instanceof List<?> list
                ? list.stream().map(Object::toString).distinct().toList()
                : List.of();
    }
}
