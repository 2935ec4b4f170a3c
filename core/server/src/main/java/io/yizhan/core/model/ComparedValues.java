package io.yizhan.core.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What conditions compare, for those who keep it in a form of their own. The same that {@link ConditionPredicate} looks at. */
public final class ComparedValues {
    private ComparedValues() {}

    /**
     * The values at a path of an entry, in order: each a {@link String}, {@link java.math.BigDecimal}, {@link Boolean} or
     * {@link java.time.Instant}. None where the path leads nowhere or the value is absent.
     *
     * @param locales the locale asked for and its fallbacks, in order
     */
    public static List<Object> find(ContentModel model, EntryValues entry, FieldPath path, List<String> locales) {
        return new ValueScope.OfEntry(model, entry)
                .find(path, locales)
                .map(ComparedValues::of)
                .orElse(List.of());
    }

    /** Whether there is a value at the path, also one that is not compared. */
    public static boolean isThere(ContentModel model, EntryValues entry, FieldPath path, List<String> locales) {
        return new ValueScope.OfEntry(model, entry).find(path, locales).isPresent();
    }

    static List<Object> of(ValueScope.Found found) {
        List<Object> present = new ArrayList<>();
        parts(found.value()).forEach(part -> ValueScope.comparable(found, part).ifPresent(present::add));
        return present;
    }

    static List<JsonNode> parts(JsonNode value) {
        if (!value.isArray()) {
            return List.of(value);
        }
        List<JsonNode> parts = new ArrayList<>();
        value.forEach(parts::add);
        return parts;
    }

    /** A number at a member, absent where it is open. */
    static Optional<Object> number(JsonNode part, String member) {
        JsonNode number = part.path(member);
        return number.isNumber() ? Optional.of(number.decimalValue()) : Optional.empty();
    }
}
