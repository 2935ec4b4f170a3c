package io.yizhan.core.projection;

import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.model.SearchKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** One entry as rows of the tables of one stage. */
final class EntryRows {
    /** Rises when the same values come as other rows, though no type has other tables. */
    static final String VERSION = "2";

    private final ModelLayout model;
    private final TypeLayout layout;
    private final Stage stage;
    private final ProjectedEntry entry;
    private final SearchKeys keys;
    private final EntryColumns columns;
    private final Map<String, TableRows> tables;

    private EntryRows(
            ModelLayout model, Stage stage, ProjectedEntry entry, SearchKeys keys, Map<String, TableRows> tables) {
        this.model = model;
        this.layout = model.require(entry.type());
        this.stage = stage;
        this.entry = entry;
        this.keys = keys;
        this.columns = new EntryColumns(model, stage, entry, keys);
        this.tables = tables;
    }

    /**
     * Adds the rows of an entry to those of others.
     *
     * @param tables by name; tables not in it yet are added
     */
    static void add(
            ModelLayout model, Stage stage, ProjectedEntry entry, SearchKeys keys, Map<String, TableRows> tables) {
        EntryRows rows = new EntryRows(model, stage, entry, keys, tables);
        rows.main();
        rows.groups();
        rows.texts();
        rows.repeatableGroups();
        new LinkRows(stage, entry, rows.layout.type(), keys, tables).collect();
    }

    private void main() {
        TableRows.Row row = start(layout.main().table(stage));
        row.put(ProjectionTables.VERSION_NUMBER, entry.versionNumber());
        row.put(ProjectionTables.STATE, entry.state());
        row.put(ProjectionTables.TRASHED, entry.trashed());
        row.put(ProjectionTables.CREATED_AT, entry.createdAt());
        row.put(ProjectionTables.UPDATED_AT, entry.updatedAt());
        row.put(ProjectionTables.PUBLISHED_AT, entry.publishedAt().orElse(null));
        EntryDocument document = EntryDocument.of(layout.type(), entry);
        row.put(ProjectionTables.DOCUMENT, document.document());
        row.put(ProjectionTables.LONG_DOCUMENT, document.longDocument().orElse(null));
        row.put(ProjectionTables.LINKS, EntryLinks.text(layout.type(), entry).orElse(null));
        shared(layout.main(), row);
    }

    private void groups() {
        for (Segment group : layout.groups()) {
            shared(group, start(group.table(stage)));
        }
    }

    private void shared(Segment segment, TableRows.Row row) {
        segment.shared().forEach(column -> row.put(column, columns.shared(column)));
    }

    private void texts() {
        // the same for readers of all locales, and folding and pinyin take their time
        String searchKey = stage == Stage.DRAFT ? SearchText.of(layout.type(), entry.fields(), keys) : "";
        for (String locale : model.locales().tags()) {
            List<String> chain = columns.chain(locale);
            if (chain.isEmpty()) {
                continue;
            }
            title(text(layout.main(), locale, chain), locale, chain, searchKey);
            layout.groups().stream().filter(Segment::hasTexts).forEach(group -> text(group, locale, chain));
        }
    }

    private TableRows.Row text(Segment segment, String locale, List<String> chain) {
        TableRows.Row row = start(segment.textTable(stage));
        row.put(ProjectionTables.LOCALE, locale);
        segment.localized().forEach(column -> row.put(column, columns.localized(column, locale, chain)));
        return row;
    }

    private void title(TableRows.Row row, String locale, List<String> chain, String searchKey) {
        Field title = layout.type().title();
        EntryColumns.Delivered delivered = columns.deliver(title, chain);
        row.put(ProjectionTables.DELIVERED, delivered.locale());
        if (stage == Stage.DRAFT) {
            String text = delivered.value() == null ? "" : delivered.value().asString();
            row.put(ProjectionTables.TITLE_SORT, keys.sortKey(text, locale));
            row.put(ProjectionTables.SEARCH_KEY, searchKey);
        }
    }

    private void repeatableGroups() {
        for (RowTable table : layout.rows()) {
            Field group = layout.requireField(table.group());
            JsonNode values = entry.fields().get(group.key().toString());
            if (values == null || !(group.type() instanceof FieldType.Group type)) {
                continue;
            }
            for (int ordinal = 0; ordinal < values.size(); ordinal++) {
                JsonNode value = values.get(ordinal);
                TableRows.Row row = start(table.table(stage));
                row.put(ProjectionTables.ROW_ORDINAL, ordinal);
                for (ValueColumn column : table.columns()) {
                    Field field = EntryColumns.inner(type, column.path().getFirst());
                    row.put(
                            column,
                            ColumnValues.of(
                                    field.type(),
                                    column.role(),
                                    value.get(field.id()),
                                    model.locales().defaultTag(),
                                    keys));
                }
            }
        }
    }

    private TableRows.Row start(String table) {
        return tables.computeIfAbsent(table, _ -> new TableRows()).start(entry.id());
    }

    /** All tables of a type in a stage that hold rows by entry. */
    static List<String> tables(TypeLayout layout, Stage stage) {
        List<String> tables = new ArrayList<>();
        tables.add(layout.main().table(stage));
        tables.add(layout.main().textTable(stage));
        layout.groups().forEach(group -> {
            tables.add(group.table(stage));
            if (group.hasTexts()) {
                tables.add(group.textTable(stage));
            }
        });
        layout.rows().forEach(rows -> tables.add(rows.table(stage)));
        tables.add(stage.table("term"));
        tables.add(stage.table("reference"));
        return tables;
    }
}
