package io.yizhan.core.database;

import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** What the database says about its own tables. */
public final class SchemaHistory {
    /** Name of the table. */
    static final String TABLE = "schema_history";

    private SchemaHistory() {}

    /** Whether migrations made the system tables here. */
    public static boolean hasTables(DSLContext sql) {
        return sql.fetchExists(DSL.selectOne().from(DSL.table(DSL.name(TABLE))));
    }

    /** Number of the newest migration that ran. */
    public static String version(DSLContext sql) {
        return sql.select(DSL.field(DSL.name("version"), String.class))
                .from(DSL.table(DSL.name(TABLE)))
                .where(DSL.field(DSL.name("success"), Boolean.class).isTrue())
                .orderBy(DSL.field(DSL.name("installed_rank")).desc())
                .limit(1)
                .fetchOptional(0, String.class)
                .orElse("0");
    }
}
