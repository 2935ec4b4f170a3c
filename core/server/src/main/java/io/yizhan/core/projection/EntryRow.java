package io.yizhan.core.projection;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * An entry as read from a projection.
 *
 * @param document JSON: {@code {"locales":[…],"fields":{key: value}}}
 * @param longDocument JSON: {@code {key: value}} of long texts; empty if not read or none
 * @param place order values, for cursors
 * @param guards answers to the guards asked, in their order
 * @param source entry whose reference led here
 * @param attributes JSON of that link's attributes
 */
public record EntryRow(
        UUID id,
        int versionNumber,
        String state,
        boolean trashed,
        Instant createdAt,
        Instant updatedAt,
        Optional<Instant> publishedAt,
        String document,
        Optional<String> longDocument,
        List<@Nullable Object> place,
        List<Boolean> guards,
        Optional<UUID> source,
        Optional<String> attributes) {
    static final List<Field<?>> COLUMNS = List.of(
            ProjectionTables.ENTRY_ID,
            ProjectionTables.VERSION_NUMBER,
            ProjectionTables.STATE,
            ProjectionTables.TRASHED,
            ProjectionTables.CREATED_AT,
            ProjectionTables.UPDATED_AT,
            ProjectionTables.PUBLISHED_AT,
            ProjectionTables.DOCUMENT);

    /** The same row at another place of its list. */
    public EntryRow at(List<@Nullable Object> other) {
        return new EntryRow(
                id,
                versionNumber,
                state,
                trashed,
                createdAt,
                updatedAt,
                publishedAt,
                document,
                longDocument,
                other,
                guards,
                source,
                attributes);
    }

    /**
     * Reads a row that begins with {@link #COLUMNS}, by place: looking columns up by name costs more than the rest.
     *
     * @param longDocument place of the long document; negative if not read
     */
    static EntryRow of(
            Record row,
            int longDocument,
            List<@Nullable Object> place,
            List<Boolean> guards,
            @Nullable UUID source,
            @Nullable String attributes) {
        return new EntryRow(
                required(row, 0, UUID.class),
                required(row, 1, Integer.class),
                required(row, 2, String.class),
                required(row, 3, Boolean.class),
                required(row, 4, Instant.class),
                required(row, 5, Instant.class),
                Optional.ofNullable((Instant) row.get(6)),
                required(row, 7, String.class),
                longDocument < 0 ? Optional.empty() : Optional.ofNullable((String) row.get(longDocument)),
                Collections.unmodifiableList(place),
                guards,
                Optional.ofNullable(source),
                Optional.ofNullable(attributes));
    }

    private static <T> T required(Record row, int index, Class<T> type) {
        return Objects.requireNonNull(type.cast(row.get(index)));
    }
}
