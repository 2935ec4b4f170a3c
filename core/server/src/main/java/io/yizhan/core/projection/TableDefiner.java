package io.yizhan.core.projection;

import static io.yizhan.core.database.generated.Tables.MIGRATION_STEP;

import io.yizhan.core.database.DatabaseDialect;
import io.yizhan.core.projection.TableDefinition.IndexDefinition;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Index;
import org.jooq.OrderField;
import org.jooq.Query;
import org.jooq.Record2;
import org.jooq.conf.ParamType;
import org.jooq.impl.DSL;
import org.jooq.impl.Internal;
import org.jooq.impl.SQLDataType;

/**
 * Brings projection tables to a layout. Only adds. MySQL commits each statement by itself, so each is journalled in
 * {@code migration_step} before and after; what is missing is found by looking at the tables, so a run that was broken
 * off anywhere is simply run again.
 */
final class TableDefiner {
    private static final String BEGUN = "begun";
    private static final String DONE = "done";

    private final DSLContext sql;
    private final DatabaseDialect dialect;
    private final Clock clock;
    private final Set<String> tables = new HashSet<>();
    private final Set<String> columns = new HashSet<>();
    private final Set<String> indexes = new HashSet<>();

    TableDefiner(DSLContext sql, DatabaseDialect dialect, Clock clock) {
        this.sql = sql;
        this.dialect = dialect;
        this.clock = clock;
        look("columns", "column_name").forEach(row -> {
            tables.add(row.value1());
            columns.add(row.value1() + "." + row.value2());
        });
        look("statistics", "index_name").forEach(row -> indexes.add(row.value1() + "." + row.value2()));
    }

    private List<Record2<String, String>> look(String view, String column) {
        return sql.select(
                        DSL.field(DSL.name("table_name"), SQLDataType.VARCHAR),
                        DSL.field(DSL.name(column), SQLDataType.VARCHAR))
                .from(DSL.table(DSL.name("information_schema", view)))
                .where(DSL.condition("table_schema = database()"))
                .fetch();
    }

    /**
     * Adds what is missing.
     *
     * @return how many statements it took
     */
    int define(List<TableDefinition> wanted, long generation) {
        int ordinal = 0;
        for (TableDefinition table : wanted) {
            for (Query statement : missing(table)) {
                run(statement, generation, ordinal++);
            }
        }
        return ordinal;
    }

    /** What {@link #define} would run, as text. */
    List<String> statements(List<TableDefinition> wanted) {
        return wanted.stream()
                .flatMap(table -> missing(table).stream())
                .map(statement -> statement.getSQL(ParamType.INLINED))
                .toList();
    }

    /** Statements that bring the table up to its definition; empty if it is. */
    List<Query> missing(TableDefinition table) {
        List<Query> statements = new ArrayList<>();
        if (!tables.contains(table.name())) {
            statements.add(sql.createTable(DSL.name(table.name()))
                    .columns(table.columns().stream()
                            .map(column -> DSL.field(DSL.name(column.name()), column.dataType()))
                            .toList())
                    .constraints(DSL.primaryKey(
                            table.primaryKey().stream().map(DSL::name).toArray(org.jooq.Name[]::new)))
                    .indexes(table.indexes().stream()
                            .map(index -> index(table, index))
                            .toList())
                    .storage(dialect.tableOptions()));
        } else {
            table.columns().stream()
                    .filter(column -> !columns.contains(table.name() + "." + column.name()))
                    .forEach(column -> statements.add(sql.alterTable(DSL.name(table.name()))
                            .addColumn(DSL.field(DSL.name(column.name()), column.dataType()))));
        }
        if (tables.contains(table.name())) {
            table.indexes().stream()
                    .filter(index -> !indexes.contains(table.name() + "." + index.name()))
                    .forEach(index -> statements.add(sql.createIndex(DSL.name(index.name()))
                            .on(
                                    DSL.table(DSL.name(table.name())),
                                    index.columns().stream()
                                            .map(column -> DSL.field(DSL.name(column)))
                                            .toList())));
        }
        return statements;
    }

    private static Index index(TableDefinition table, IndexDefinition index) {
        return Internal.createIndex(
                DSL.name(index.name()),
                DSL.table(DSL.name(table.name())),
                index.columns().stream()
                        .map(column -> DSL.field(DSL.name(column)))
                        .toArray(OrderField[]::new),
                false);
    }

    private void run(Query statement, long generation, int ordinal) {
        sql.insertInto(MIGRATION_STEP)
                .set(MIGRATION_STEP.GENERATION, generation)
                .set(MIGRATION_STEP.ORDINAL, ordinal)
                .set(MIGRATION_STEP.STATEMENT, statement.getSQL(ParamType.INLINED))
                .set(MIGRATION_STEP.STATE, BEGUN)
                .execute();
        long step = sql.lastID().longValueExact();
        statement.execute();
        sql.update(MIGRATION_STEP)
                .set(MIGRATION_STEP.STATE, DONE)
                .set(MIGRATION_STEP.DONE_AT, clock.instant())
                .where(MIGRATION_STEP.ID.eq(step))
                .execute();
    }
}
