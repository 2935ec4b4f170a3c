package io.yizhan.core.projection;

import io.yizhan.core.database.PlainSelect;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;

/**
 * Reads the entries of a type as they lie in a stage, whole and in whatever locale, for those who derive more from them.
 * One statement each; what is in the trash is left out.
 */
public final class EntryScan {
    private final String table;
    private final List<Field<?>> columns;

    /** @param type id of the content type */
    public EntryScan(ModelLayout layout, String type, Stage stage) {
        table = layout.require(type).main().table(stage);
        columns = new ArrayList<>(EntryRow.COLUMNS);
        columns.add(ProjectionTables.LONG_DOCUMENT);
    }

    /** Those of the entries that are there, in no order. */
    public List<EntryRow> byIds(DSLContext sql, Collection<UUID> ids) {
        return fetch(sql, select(ProjectionTables.ENTRY_ID.in(ids)));
    }

    /** The entries behind one, in order of their ids; from the first if none is given. */
    public List<EntryRow> after(DSLContext sql, Optional<UUID> last, int limit) {
        return fetch(
                sql,
                select(last.map(ProjectionTables.ENTRY_ID::gt).orElse(DSL.noCondition()))
                        .orderBy(ProjectionTables.ENTRY_ID)
                        .limit(limit));
    }

    private SelectConditionStep<Record> select(Condition where) {
        return DSL.select(columns)
                .from(ProjectionTables.table(table))
                .where(where)
                .and(ProjectionTables.TRASHED.isFalse());
    }

    private List<EntryRow> fetch(DSLContext sql, Select<?> select) {
        return PlainSelect.fetch(
                sql,
                sql.render(select),
                sql.extractBindValues(select),
                row -> new EntryRow(
                        EntryRow.id(row),
                        Optional.of(EntryRow.head(row, columns.size())),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty()));
    }
}
