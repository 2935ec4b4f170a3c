package io.yizhan.core.delivery;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What tells a list from others, for its cursors. As text it is worked out where one is read or written: most requests have none. */
final class ListName {
    private final List<String> parts;
    private final @Nullable Object where;
    private @Nullable String text;

    /**
     * @param parts words that name it
     * @param where the argument as given; null if there is none
     */
    ListName(List<String> parts, @Nullable Object where) {
        this.parts = List.copyOf(parts);
        this.where = where;
    }

    String text() {
        String known = text;
        if (known == null) {
            known = parts + ConditionMark.of(where);
            text = known;
        }
        return known;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ListName name && parts.equals(name.parts) && Objects.equals(where, name.where);
    }

    @Override
    public int hashCode() {
        return Objects.hash(parts, where);
    }
}
