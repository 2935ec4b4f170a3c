package io.yizhan.core.projection;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list.
 *
 * @param size at most so many
 * @param place order values of the row to start behind
 * @param backwards from that row (or the end) towards the start; rows then come in reverse order
 * @param offset rows to leave out
 */
public record Page(int size, Optional<List<@Nullable Object>> place, boolean backwards, int offset) {
    public static Page first(int size) {
        return new Page(size, Optional.empty(), false, 0);
    }

    /** The same from the start of the list. */
    Page fromStart() {
        return new Page(size, Optional.empty(), backwards, offset);
    }
}
