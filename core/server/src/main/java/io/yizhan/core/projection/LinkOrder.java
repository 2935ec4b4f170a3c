package io.yizhan.core.projection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Compares what links lead to, read by one statement for each type, as the database would order the rows of one for all. */
public final class LinkOrder {
    private LinkOrder() {}

    /**
     * Of rows of {@link EntrySelect#linked} from one source.
     *
     * @param order the same for each of the statements, and by what every entry has
     */
    public static Comparator<EntryRow> of(List<OrderKey> order, boolean backwards) {
        List<Boolean> descending = new ArrayList<>();
        order.forEach(key -> descending.add(key.descending()));
        if (!order.isEmpty()) {
            // the id
            descending.add(order.getFirst().descending());
        }
        // the place of the link
        descending.add(false);
        descending.add(false);
        return (one, other) -> {
            for (int i = 0; i < descending.size(); i++) {
                int compared = compare(one.order().get(i), other.order().get(i));
                if (compared != 0) {
                    return descending.get(i) != backwards ? -compared : compared;
                }
            }
            return 0;
        };
    }

    private static int compare(@Nullable Object one, @Nullable Object other) {
        if (one == null || other == null) {
            return Boolean.compare(one != null, other != null);
        }
        return switch (one) {
            case Instant time -> time.compareTo((Instant) other);
            case Number number -> Long.compare(number.longValue(), ((Number) other).longValue());
            case UUID id -> compare(id, (UUID) other);
            default -> throw new IllegalStateException("not of every entry: " + one.getClass());
        };
    }

    /** By their bytes: Java takes the first bit for a sign. */
    private static int compare(UUID one, UUID other) {
        int first = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return first != 0
                ? first
                : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    }
}
