package io.yizhan.core.security;

import io.yizhan.core.model.Condition;
import io.yizhan.core.model.ConditionJson;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.model.Visibility;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Grants as texts of their columns. Whatever cannot be read gives nothing: a grant is never wider than it was written, and
 * an empty condition is not "everything", only no condition at all is.
 */
final class GrantText {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String UP_TO = "up to ";

    private GrantText() {}

    static String fields(FieldScope scope) {
        return switch (scope) {
            case FieldScope.UpTo upTo -> UP_TO + upTo.level().name();
            case FieldScope.Keys keys ->
                keys.keys().stream().map(FieldKey::toString).collect(Collectors.joining(" "));
        };
    }

    static FieldScope fields(String text) {
        if (text.startsWith(UP_TO)) {
            return new FieldScope.UpTo(Visibility.valueOf(text.substring(UP_TO.length())));
        }
        return new FieldScope.Keys(
                words(text).stream().map(FieldKey::parse).collect(Collectors.toCollection(TreeSet::new)));
    }

    static String locales(Grant.OnEntries grant) {
        return String.join(" ", grant.locales());
    }

    static @Nullable String rows(Condition rows) {
        return rows.equals(Condition.always())
                ? null
                : ConditionJson.write(rows).toString();
    }

    /** The condition of the column; null there means every row. */
    static Condition rows(@Nullable String text) {
        if (text == null) {
            return Condition.always();
        }
        Condition read = ConditionJson.read(JSON.readTree(text));
        return read.equals(Condition.always()) ? Condition.never() : read;
    }

    /** @throws IllegalArgumentException if a part cannot be read; Jackson's exception for what is no JSON */
    static Grant read(
            String role,
            String action,
            String type,
            String fields,
            String locales,
            @Nullable String rows,
            Optional<Instant> until) {
        Optional<Action> onEntries = action(action);
        return onEntries.isEmpty()
                ? new Grant.OfPermission(role, action)
                : new Grant.OnEntries(
                        role, onEntries.get(), type, fields(fields), new TreeSet<>(words(locales)), rows(rows), until);
    }

    private static Optional<Action> action(String text) {
        for (Action action : Action.values()) {
            if (action.name().equals(text)) {
                return Optional.of(action);
            }
        }
        return Optional.empty();
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.split(" ", -1));
    }
}
