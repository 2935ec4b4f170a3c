package io.yizhan.core.delivery;

import io.yizhan.core.model.Digests;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells conditions apart, so that a cursor belongs to those it was made under. Taken from what was written, as conditions on the time from
 * now are others with each request.
 */
final class ConditionMark {
    private ConditionMark() {}

    /**
     * Equal for the same conditions, in whatever order they were written.
     *
     * @param where the argument as given; null if there is none
     */
    static String of(@Nullable Object where) {
        if (where == null) {
            return "";
        }
        return "|" + Digests.sha256Hex(text(where));
    }

    private static String text(Object value) {
        return switch (value) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .filter(member -> member.getValue() != null)
                        .map(member -> member.getKey() + text(member.getValue()))
                        .sorted()
                        .toList()
                        .toString();
            case Collection<?> several ->
                several.stream().map(ConditionMark::text).sorted().toList().toString();
            // with its length before it, so that no text reads like the end of another
            default -> value.toString().length() + ":" + value;
        };
    }
}
