package io.yizhan.core.projection;

import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.model.SearchKeys;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One entry as rows of the tables of one stage. */
final class EntryRows {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ModelLayout model;
    private final TypeLayout layout;
    private final Stage stage;
    private final ProjectedEntry entry;
    private final SearchKeys keys;
    private final Map<String, TableRows> tables;

    private EntryRows(
            ModelLayout model, Stage stage, ProjectedEntry entry, SearchKeys keys, Map<String, TableRows> tables) {
        this.model = model;
        this.layout = model.require(entry.type());
        this.stage = stage;
        this.entry = entry;
        this.keys = keys;
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
        new LinkRows(stage, entry, rows.layout.type(), tables).collect();
    }

    private void main() {
        TableRows.Row row = start(layout.main().table(stage));
        row.put(ProjectionTables.VERSION_NUMBER, entry.versionNumber());
        row.put(ProjectionTables.STATE, entry.state());
        row.put(ProjectionTables.TRASHED, entry.trashed());
        row.put(ProjectionTables.CREATED_AT, entry.createdAt());
        row.put(ProjectionTables.UPDATED_AT, entry.updatedAt());
        row.put(ProjectionTables.PUBLISHED_AT, entry.publishedAt().orElse(null));
        ObjectNode shorts = JSON.objectNode();
        ObjectNode longs = JSON.objectNode();
        for (Field field : layout.type().allFields()) {
            JsonNode value = entry.fields().get(field.key().toString());
            if (value != null) {
                (readApart(field.type()) ? longs : shorts).set(field.key().toString(), value);
            }
        }
        ObjectNode document = JSON.objectNode();
        ArrayNode locales = document.putArray("locales");
        entry.locales().forEach(locales::add);
        document.set("fields", shorts);
        row.put(ProjectionTables.DOCUMENT, document.toString());
        row.put(ProjectionTables.LONG_DOCUMENT, longs.isEmpty() ? null : longs.toString());
        shared(layout.main(), row);
    }

    /** Long texts stand apart and are read only when selected. */
    static boolean readApart(FieldType type) {
        return type instanceof FieldType.LongText
                || type instanceof FieldType.RichText
                || type instanceof FieldType.Json;
    }

    private void groups() {
        for (Segment group : layout.groups()) {
            shared(group, start(group.table(stage)));
        }
    }

    private void shared(Segment segment, TableRows.Row row) {
        for (ValueColumn column : segment.shared()) {
            Field outer = layout.requireField(column.path().getFirst());
            JsonNode value = entry.fields().get(outer.key().toString());
            Field field = outer;
            if (column.path().size() > 1 && outer.type() instanceof FieldType.Group group) {
                field = inner(group, column.path().get(1));
                value = value == null ? null : value.get(field.id());
            }
            row.put(
                    column,
                    ColumnValues.of(
                            field.type(), column.role(), value, model.locales().defaultTag(), keys));
        }
    }

    private void texts() {
        // the same for readers of all locales, and folding and pinyin take their time
        String searchKey = stage == Stage.DRAFT ? SearchText.of(layout.type(), entry.fields(), keys) : "";
        for (String locale : model.locales().tags()) {
            List<String> chain = chain(locale);
            if (chain.isEmpty()) {
                continue;
            }
            title(text(layout.main(), locale, chain), locale, chain, searchKey);
            layout.groups().stream().filter(Segment::hasTexts).forEach(group -> text(group, locale, chain));
        }
    }

    /** Locales whose values a reader of this locale is given, best first; empty if the entry is not for such readers. */
    private List<String> chain(String locale) {
        if (entry.locales().isEmpty()) {
            return List.of(model.locales().defaultTag());
        }
        Set<String> chain = new LinkedHashSet<>(model.locales().chain(locale));
        if (stage == Stage.DRAFT) {
            chain.addAll(entry.locales());
        }
        return chain.stream().filter(entry.locales()::contains).toList();
    }

    private TableRows.Row text(Segment segment, String locale, List<String> chain) {
        TableRows.Row row = start(segment.textTable(stage));
        row.put(ProjectionTables.LOCALE, locale);
        for (ValueColumn column : segment.localized()) {
            Field field = layout.requireField(column.path().getFirst());
            Delivered delivered = deliver(field, chain);
            row.put(column, ColumnValues.of(field.type(), column.role(), delivered.value(), locale, keys));
        }
        return row;
    }

    private void title(TableRows.Row row, String locale, List<String> chain, String searchKey) {
        Field title = layout.type().title();
        Delivered delivered = deliver(title, chain);
        row.put(ProjectionTables.DELIVERED, delivered.locale());
        if (stage == Stage.DRAFT) {
            String text = delivered.value() == null ? "" : delivered.value().asString();
            row.put(ProjectionTables.TITLE_SORT, keys.sortKey(text, locale));
            row.put(ProjectionTables.SEARCH_KEY, searchKey);
        }
    }

    private record Delivered(String locale, @Nullable JsonNode value) {}

    private Delivered deliver(Field field, List<String> chain) {
        JsonNode value = entry.fields().get(field.key().toString());
        if (!field.localized()) {
            return new Delivered(chain.getFirst(), value);
        }
        for (String locale : chain) {
            JsonNode localized = value == null ? null : value.get(locale);
            if (localized != null && !localized.isNull()) {
                return new Delivered(locale, localized);
            }
        }
        return new Delivered(chain.getFirst(), null);
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
                    Field field = inner(type, column.path().getFirst());
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

    private static Field inner(FieldType.Group group, FieldKey key) {
        return group.fields().stream()
                .filter(field -> field.key().equals(key))
                .findFirst()
                .orElseThrow();
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
