package io.yizhan.core.entry;

import graphql.schema.DataFetchingEnvironment;
import io.yizhan.core.graphql.ContextValues;
import io.yizhan.core.model.Locales;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.problem.ProblemException;
import io.yizhan.core.security.Access;
import io.yizhan.core.security.Caller;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads arguments of the admin's operations on entries; what is malformed is BAD_USER_INPUT naming the argument. */
public final class EntryArguments {
    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_NOTE = 500;

    private EntryArguments() {}

    /** Who asks. */
    public static Author author(DataFetchingEnvironment environment) {
        return new Author(
                ContextValues.require(environment.getGraphQlContext(), Caller.class),
                ContextValues.require(environment.getGraphQlContext(), Access.class));
    }

    /** The argument {@code input}. */
    public static Map<String, @Nullable Object> input(DataFetchingEnvironment environment) {
        return Objects.requireNonNull(environment.<Map<String, @Nullable Object>>getArgument("input"));
    }

    public static UUID id(@Nullable Object value, String argument) {
        String text = String.valueOf(value);
        try {
            UUID id = UUID.fromString(text);
            if (id.toString().equalsIgnoreCase(text)) {
                return id;
            }
        } catch (IllegalArgumentException notAnId) {
            throw refused("argument.id", argument).with("value", shown(text)).exception();
        }
        throw refused("argument.id", argument).with("value", shown(text)).exception();
    }

    public static List<UUID> ids(@Nullable Object value, String argument, int most) {
        List<?> list = (List<?>) Objects.requireNonNull(value);
        if (list.size() > most) {
            throw refused("argument.many", argument).with("limit", most).exception();
        }
        return list.stream().map(one -> id(one, argument)).distinct().toList();
    }

    public static VersionMark version(@Nullable Object value, String argument) {
        try {
            return VersionMark.parse(String.valueOf(value));
        } catch (IllegalArgumentException notAVersion) {
            throw refused("argument.version", argument)
                    .with("value", shown(String.valueOf(value)))
                    .exception();
        }
    }

    /** At most 128 characters. */
    public static Optional<String> idempotencyKey(Map<String, @Nullable Object> input) {
        return text(input.get("idempotencyKey"), "idempotencyKey", LONGEST_KEY);
    }

    /** At most 500 characters; blank is none. */
    public static Optional<String> note(@Nullable Object value) {
        return text(value, "note", LONGEST_NOTE).map(String::strip).filter(note -> !note.isEmpty());
    }

    private static Optional<String> text(@Nullable Object value, String argument, int longest) {
        Optional<String> text = Optional.ofNullable(value).map(Object::toString);
        if (text.isPresent() && text.get().length() > longest) {
            throw refused("argument.long", argument).with("limit", longest).exception();
        }
        return text;
    }

    /** A language tag as entries store it. */
    public static Optional<String> locale(@Nullable Object value) {
        return Optional.ofNullable(value).map(EntryArguments::tag);
    }

    /**
     * The argument {@code locale}, one of the site's.
     *
     * @throws ProblemException BAD_USER_INPUT if it is none of them
     */
    public static Optional<String> locale(DataFetchingEnvironment environment, Locales known) {
        Optional<String> asked = locale(environment.<Object>getArgument("locale"));
        if (asked.isPresent() && !known.contains(asked.get())) {
            throw refused("locale.unknown", "locale")
                    .with("locale", asked.get())
                    .with("known", String.join(", ", known.tags()))
                    .exception();
        }
        return asked;
    }

    public static Optional<List<String>> locales(@Nullable Object value) {
        return value instanceof List<?> list
                ? Optional.of(list.stream().map(EntryArguments::tag).distinct().toList())
                : Optional.empty();
    }

    private static String tag(@Nullable Object value) {
        return value instanceof Locale locale ? locale.toLanguageTag() : String.valueOf(value);
    }

    /** How many are asked for, 1 to {@code most}. */
    public static int first(@Nullable Integer asked, int unlessAsked, int most, String argument) {
        int first = asked == null ? unlessAsked : asked;
        if (first < 1 || first > most) {
            throw refused("argument.first", argument).with("limit", most).exception();
        }
        return first;
    }

    static ProblemException refusal(String message, String argument) {
        return refused(message, argument).exception();
    }

    static Problem refused(String message, String argument) {
        return Problem.of(ProblemCode.BAD_USER_INPUT, message).at(argument);
    }

    static String shown(String text) {
        return text.length() > 60 ? text.substring(0, 60) : text;
    }
}
