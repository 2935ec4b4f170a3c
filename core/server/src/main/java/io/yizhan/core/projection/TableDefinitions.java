package io.yizhan.core.projection;

import io.yizhan.core.projection.TableDefinition.ColumnDefinition;
import io.yizhan.core.projection.TableDefinition.IndexDefinition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jooq.Field;

/** All tables a layout needs, both stages. */
final class TableDefinitions {
    /** Where a term or a reference stands in an entry. */
    private static final List<String> PLACES = names(
            ProjectionTables.ENTRY_ID,
            ProjectionTables.FIELD_PATH,
            ProjectionTables.ROW_ORDINAL,
            ProjectionTables.ORDINAL);

    private TableDefinitions() {}

    static List<TableDefinition> of(ModelLayout layout) {
        List<TableDefinition> tables = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            tables.add(terms(stage));
            tables.add(references(stage));
            for (TypeLayout type : layout.inOrder()) {
                tables.add(main(type.main(), stage));
                tables.add(mainTexts(type.main(), stage));
                for (Segment group : type.groups()) {
                    tables.add(rows(group.table(stage), group.shared(), ProjectionTables.ENTRY_ID));
                    if (group.hasTexts()) {
                        tables.add(texts(group, stage));
                    }
                }
                type.rows()
                        .forEach(rows -> tables.add(rows(
                                rows.table(stage),
                                rows.columns(),
                                ProjectionTables.ENTRY_ID,
                                ProjectionTables.ROW_ORDINAL)));
            }
        }
        return tables;
    }

    private static TableDefinition main(Segment main, Stage stage) {
        List<ColumnDefinition> columns = columns(
                ProjectionTables.ENTRY_ID,
                ProjectionTables.VERSION_NUMBER,
                ProjectionTables.STATE,
                ProjectionTables.TRASHED,
                ProjectionTables.CREATED_AT,
                ProjectionTables.UPDATED_AT,
                ProjectionTables.PUBLISHED_AT,
                ProjectionTables.DOCUMENT,
                ProjectionTables.LONG_DOCUMENT,
                ProjectionTables.LINKS);
        columns.addAll(definitions(main.shared()));
        List<IndexDefinition> indexes = new ArrayList<>();
        indexes.add(index(ProjectionTables.CREATED_AT));
        indexes.add(index(ProjectionTables.UPDATED_AT));
        indexes.add(index(ProjectionTables.PUBLISHED_AT));
        indexes.addAll(indexes(main.shared()));
        return new TableDefinition(main.table(stage), columns, names(ProjectionTables.ENTRY_ID), indexes);
    }

    /** The table of texts with what names an entry. */
    private static TableDefinition mainTexts(Segment main, Stage stage) {
        TableDefinition texts = texts(main, stage);
        List<ColumnDefinition> columns = new ArrayList<>(texts.columns());
        List<IndexDefinition> indexes = new ArrayList<>(texts.indexes());
        columns.addAll(columns(ProjectionTables.DELIVERED));
        if (stage == Stage.DRAFT) {
            columns.addAll(columns(ProjectionTables.TITLE_SORT, ProjectionTables.SEARCH_KEY));
            indexes.add(new IndexDefinition("i_title", names(ProjectionTables.LOCALE, ProjectionTables.TITLE_SORT)));
        }
        return new TableDefinition(texts.name(), columns, texts.primaryKey(), indexes);
    }

    private static TableDefinition texts(Segment segment, Stage stage) {
        List<ColumnDefinition> columns = columns(ProjectionTables.ENTRY_ID, ProjectionTables.LOCALE);
        columns.addAll(definitions(segment.localized()));
        return new TableDefinition(
                segment.textTable(stage),
                columns,
                names(ProjectionTables.ENTRY_ID, ProjectionTables.LOCALE),
                indexes(segment.localized(), ProjectionTables.LOCALE));
    }

    private static TableDefinition rows(String table, List<ValueColumn> values, Field<?>... key) {
        List<ColumnDefinition> columns = columns(key);
        columns.addAll(definitions(values));
        return new TableDefinition(table, columns, names(key), indexes(values));
    }

    private static TableDefinition terms(Stage stage) {
        return new TableDefinition(
                stage.table("term"),
                columns(
                        ProjectionTables.ENTRY_ID,
                        ProjectionTables.ENTRY_TYPE,
                        ProjectionTables.FIELD_PATH,
                        ProjectionTables.ROW_ORDINAL,
                        ProjectionTables.ORDINAL,
                        ProjectionTables.TERM),
                PLACES,
                List.of(new IndexDefinition(
                        "i_term",
                        names(
                                ProjectionTables.ENTRY_TYPE,
                                ProjectionTables.FIELD_PATH,
                                ProjectionTables.TERM,
                                ProjectionTables.ENTRY_ID))));
    }

    private static TableDefinition references(Stage stage) {
        return new TableDefinition(
                stage.table("reference"),
                columns(
                        ProjectionTables.ENTRY_ID,
                        ProjectionTables.ENTRY_TYPE,
                        ProjectionTables.FIELD_PATH,
                        ProjectionTables.ROW_ORDINAL,
                        ProjectionTables.ORDINAL,
                        ProjectionTables.TARGET_ID,
                        ProjectionTables.TARGET_TYPE,
                        ProjectionTables.ATTRIBUTES,
                        ProjectionTables.FOLDED_ATTRIBUTES),
                PLACES,
                List.of(new IndexDefinition(
                        "i_target",
                        names(ProjectionTables.TARGET_ID, ProjectionTables.FIELD_PATH, ProjectionTables.ENTRY_ID))));
    }

    private static List<String> names(Field<?>... fields) {
        return Arrays.stream(fields).map(Field::getName).toList();
    }

    private static List<ColumnDefinition> columns(Field<?>... fields) {
        List<ColumnDefinition> columns = new ArrayList<>();
        for (Field<?> field : fields) {
            columns.add(new ColumnDefinition(field.getName(), field.getDataType()));
        }
        return columns;
    }

    private static List<ColumnDefinition> definitions(List<ValueColumn> columns) {
        return columns.stream()
                .map(column ->
                        new ColumnDefinition(column.name(), column.dataType().nullable(true)))
                .toList();
    }

    /** Every index ends with the entry, so that keyset pages and joins need nothing else. */
    private static List<IndexDefinition> indexes(List<ValueColumn> columns, Field<?>... before) {
        return columns.stream()
                .filter(ValueColumn::indexed)
                .map(column -> {
                    List<String> parts = new ArrayList<>(names(before));
                    parts.add(column.name());
                    parts.add(ProjectionTables.ENTRY_ID.getName());
                    return new IndexDefinition("i_" + column.name(), parts);
                })
                .toList();
    }

    private static IndexDefinition index(Field<?> column) {
        return new IndexDefinition("i_" + column.getName(), names(column, ProjectionTables.ENTRY_ID));
    }
}
