package io.yizhan.core.projection;

import io.yizhan.core.projection.TableDefinition.ColumnDefinition;
import io.yizhan.core.projection.TableDefinition.IndexDefinition;
import java.util.ArrayList;
import java.util.List;

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
                tables.add(main(type, stage));
                tables.add(text(type.main(), stage, true));
                for (Segment group : type.groups()) {
                    tables.add(group(group, stage));
                    tables.add(text(group, stage, false));
                }
                type.rows().forEach(rows -> tables.add(rows(rows, stage)));
            }
        }
        return tables;
    }

    private static TableDefinition main(TypeLayout type, Stage stage) {
        List<ColumnDefinition> columns = new ArrayList<>();
        columns.add(column(ProjectionTables.ENTRY_ID));
        columns.add(column(ProjectionTables.VERSION_NUMBER));
        columns.add(column(ProjectionTables.STATE));
        columns.add(column(ProjectionTables.TRASHED));
        columns.add(column(ProjectionTables.CREATED_AT));
        columns.add(column(ProjectionTables.UPDATED_AT));
        columns.add(column(ProjectionTables.PUBLISHED_AT));
        columns.add(column(ProjectionTables.DOCUMENT));
        columns.add(column(ProjectionTables.LONG_DOCUMENT));
        columns.addAll(definitions(type.main().shared()));
        List<IndexDefinition> indexes = new ArrayList<>();
        indexes.add(index(ProjectionTables.UPDATED_AT.getName()));
        indexes.add(index(ProjectionTables.PUBLISHED_AT.getName()));
        indexes.addAll(indexes(type.main().shared(), List.of()));
        return new TableDefinition(
                type.main().table(stage), columns, List.of(ProjectionTables.ENTRY_ID.getName()), indexes);
    }

    private static TableDefinition text(Segment segment, Stage stage, boolean main) {
        List<ColumnDefinition> columns = new ArrayList<>();
        columns.add(column(ProjectionTables.ENTRY_ID));
        columns.add(column(ProjectionTables.LOCALE));
        List<IndexDefinition> indexes = new ArrayList<>();
        if (main) {
            columns.add(column(ProjectionTables.DELIVERED));
            if (stage == Stage.DRAFT) {
                columns.add(column(ProjectionTables.TITLE_SORT));
                columns.add(column(ProjectionTables.SEARCH_KEY));
                indexes.add(new IndexDefinition(
                        "i_title", List.of(ProjectionTables.LOCALE.getName(), ProjectionTables.TITLE_SORT.getName())));
            }
        }
        columns.addAll(definitions(segment.localized()));
        indexes.addAll(indexes(segment.localized(), List.of(ProjectionTables.LOCALE.getName())));
        return new TableDefinition(
                segment.textTable(stage),
                columns,
                List.of(ProjectionTables.ENTRY_ID.getName(), ProjectionTables.LOCALE.getName()),
                indexes);
    }

    private static TableDefinition group(Segment group, Stage stage) {
        List<ColumnDefinition> columns = new ArrayList<>();
        columns.add(column(ProjectionTables.ENTRY_ID));
        columns.addAll(definitions(group.shared()));
        return new TableDefinition(
                group.table(stage),
                columns,
                List.of(ProjectionTables.ENTRY_ID.getName()),
                indexes(group.shared(), List.of()));
    }

    private static TableDefinition rows(RowTable rows, Stage stage) {
        List<ColumnDefinition> columns = new ArrayList<>();
        columns.add(column(ProjectionTables.ENTRY_ID));
        columns.add(column(ProjectionTables.ROW_ORDINAL));
        columns.addAll(definitions(rows.columns()));
        return new TableDefinition(
                rows.table(stage),
                columns,
                List.of(ProjectionTables.ENTRY_ID.getName(), ProjectionTables.ROW_ORDINAL.getName()),
                indexes(rows.columns(), List.of()));
    }

    private static TableDefinition terms(Stage stage) {
        List<ColumnDefinition> columns = List.of(
                column(ProjectionTables.ENTRY_ID),
                column(ProjectionTables.ENTRY_TYPE),
                column(ProjectionTables.FIELD_PATH),
                column(ProjectionTables.ROW_ORDINAL),
                column(ProjectionTables.ORDINAL),
                column(ProjectionTables.TERM));
        return new TableDefinition(
                stage.table("term"),
                columns,
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
        List<ColumnDefinition> columns = List.of(
                column(ProjectionTables.ENTRY_ID),
                column(ProjectionTables.ENTRY_TYPE),
                column(ProjectionTables.FIELD_PATH),
                column(ProjectionTables.ROW_ORDINAL),
                column(ProjectionTables.ORDINAL),
                column(ProjectionTables.TARGET_ID),
                column(ProjectionTables.TARGET_TYPE),
                column(ProjectionTables.ATTRIBUTES));
        return new TableDefinition(
                stage.table("reference"),
                columns,
                PLACES,
                List.of(new IndexDefinition(
                        "i_target",
                        names(ProjectionTables.TARGET_ID, ProjectionTables.FIELD_PATH, ProjectionTables.ENTRY_ID))));
    }

    private static List<String> names(org.jooq.Field<?>... fields) {
        return java.util.Arrays.stream(fields).map(org.jooq.Field::getName).toList();
    }

    private static ColumnDefinition column(org.jooq.Field<?> field) {
        return new ColumnDefinition(field.getName(), field.getDataType());
    }

    private static List<ColumnDefinition> definitions(List<ValueColumn> columns) {
        return columns.stream()
                .map(column ->
                        new ColumnDefinition(column.name(), column.dataType().nullable(true)))
                .toList();
    }

    /** Every index ends with the entry, so that keyset pages and joins need nothing else. */
    private static List<IndexDefinition> indexes(List<ValueColumn> columns, List<String> before) {
        return columns.stream()
                .filter(ValueColumn::indexed)
                .map(column -> {
                    List<String> parts = new ArrayList<>(before);
                    parts.add(column.name());
                    parts.add(ProjectionTables.ENTRY_ID.getName());
                    return new IndexDefinition("i_" + column.name(), parts);
                })
                .toList();
    }

    private static IndexDefinition index(String column) {
        return new IndexDefinition("i_" + column, List.of(column, ProjectionTables.ENTRY_ID.getName()));
    }
}
