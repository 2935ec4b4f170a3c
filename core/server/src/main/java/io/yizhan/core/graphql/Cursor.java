package io.yizhan.core.graphql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in a list: the values of its order, of the last row seen.
 *
 * @param values each a String, Long, BigDecimal, Boolean, UUID, Instant or null; at most 16
 */
public record Cursor(List<@Nullable Object> values) {
    public Cursor {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }
}
