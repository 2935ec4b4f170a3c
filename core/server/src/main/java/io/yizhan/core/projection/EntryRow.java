package io.yizhan.core.projection;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
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

    static EntryRow of(
            Record row, boolean longTexts, List<@Nullable Object> place, List<Boolean> guards, @Nullable UUID source) {
        return new EntryRow(
                row.get(ProjectionTables.ENTRY_ID),
                row.get(ProjectionTables.VERSION_NUMBER),
                row.get(ProjectionTables.STATE),
                row.get(ProjectionTables.TRASHED),
                row.get(ProjectionTables.CREATED_AT),
                row.get(ProjectionTables.UPDATED_AT),
                Optional.ofNullable(row.get(ProjectionTables.PUBLISHED_AT)),
                row.get(ProjectionTables.DOCUMENT),
                longTexts ? Optional.ofNullable(row.get(ProjectionTables.LONG_DOCUMENT)) : Optional.empty(),
                Collections.unmodifiableList(place),
                guards,
                Optional.ofNullable(source),
                source == null ? Optional.empty() : Optional.ofNullable(row.get(ProjectionTables.ATTRIBUTES)));
    }
}
