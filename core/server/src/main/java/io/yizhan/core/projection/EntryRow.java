package io.yizhan.core.projection;

import io.yizhan.core.database.PlainSelect;
import io.yizhan.core.database.PlainSelect.ColumnReading;
import io.yizhan.core.model.ContentType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * An entry as read from a projection.
 *
 * @param links as {@link EntryLinks} reads them; empty if they were not read or there are none
 * @param head empty where columns are read in place of documents
 * @param values of the columns read in place of documents, in the order asked
 * @param order values of the order columns
 * @param guards answers to the guards asked, in their order
 * @param source entry whose reference led here
 * @param attributes JSON of that link's attributes
 */
public record EntryRow(
        UUID id,
        Optional<Head> head,
        Optional<String> links,
        List<@Nullable Object> values,
        List<@Nullable Object> order,
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

    private static final ColumnReading ID = PlainSelect.of(ProjectionTables.ENTRY_ID.getDataType());
    private static final ColumnReading TIME = PlainSelect.of(ProjectionTables.CREATED_AT.getDataType());

    /**
     * The row of an entry that stands in no table.
     *
     * @param longTexts whether long texts are wanted
     * @param order its place in the list
     * @param attributes JSON of the attributes of the link that led here
     */
    public static EntryRow of(
            ContentType type,
            ProjectedEntry entry,
            boolean longTexts,
            List<@Nullable Object> order,
            Optional<String> attributes) {
        EntryDocument document = EntryDocument.of(type, entry);
        Head head = new Head(
                entry.versionNumber(),
                entry.state(),
                entry.trashed(),
                entry.createdAt(),
                entry.updatedAt(),
                entry.publishedAt(),
                document.document(),
                document.longDocument().filter(_ -> longTexts));
        return new EntryRow(
                entry.id(),
                Optional.of(head),
                Optional.empty(),
                List.of(),
                order,
                List.of(),
                Optional.empty(),
                attributes);
    }

    /**
     * The same row at another place of its list.
     *
     * @param place order values as {@link #place} gives them
     */
    public EntryRow at(List<@Nullable Object> place) {
        return new EntryRow(id, head, links, values, place, guards, source, attributes);
    }

    /**
     * What every entry has, and its document.
     *
     * @param document JSON: {@code {"locales":[…],"fields":{key: value}}}
     * @param longDocument JSON: {@code {key: value}} of long texts; empty if not read or none
     */
    public record Head(
            int versionNumber,
            String state,
            boolean trashed,
            Instant createdAt,
            Instant updatedAt,
            Optional<Instant> publishedAt,
            String document,
            Optional<String> longDocument) {}

    /** @throws IllegalStateException if columns were read in its place */
    public Head requireHead() {
        return head.orElseThrow(() -> new IllegalStateException("columns were read, and no document"));
    }

    public Instant createdAt() {
        return requireHead().createdAt();
    }

    public Instant updatedAt() {
        return requireHead().updatedAt();
    }

    public Optional<Instant> publishedAt() {
        return requireHead().publishedAt();
    }

    public String document() {
        return requireHead().document();
    }

    public Optional<String> longDocument() {
        return requireHead().longDocument();
    }

    /** Order values, for cursors. */
    public List<@Nullable Object> place() {
        List<@Nullable Object> place = new ArrayList<>(order.size());
        order.forEach(value -> place.add(OrderColumn.portable(value)));
        return place;
    }

    /** The id, which stands first. */
    static UUID id(ResultSet row) throws SQLException {
        return (UUID) Objects.requireNonNull(ID.read(row, 1));
    }

    /**
     * Reads a row that begins with {@link #COLUMNS}.
     *
     * @param longDocument place of the long document; 0 if not read
     */
    static Head head(ResultSet row, int longDocument) throws SQLException {
        return new Head(
                row.getInt(2),
                row.getString(3),
                row.getBoolean(4),
                (Instant) Objects.requireNonNull(TIME.read(row, 5)),
                (Instant) Objects.requireNonNull(TIME.read(row, 6)),
                Optional.ofNullable((Instant) TIME.read(row, 7)),
                row.getString(8),
                longDocument == 0 ? Optional.empty() : Optional.ofNullable(row.getString(longDocument)));
    }
}
