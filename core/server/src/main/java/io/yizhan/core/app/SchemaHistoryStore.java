package io.yizhan.core.app;

import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** What the database says about its own tables. */
final class SchemaHistoryStore {
    private SchemaHistoryStore() {}

    /** Whether migrations made the system tables here. */
    static boolean hasTables(DSLContext sql) {
        return sql.fetchExists(DSL.selectOne().from(DSL.table(DSL.name("schema_history"))));
    }

    /** Number of the newest migration that ran. */
    static String version(DSLContext sql) {
        return sql.select(DSL.field(DSL.name("version"), String.class))
                .from(DSL.table(DSL.name("schema_history")))
                .where(DSL.field(DSL.name("success"), Boolean.class).isTrue())
                .orderBy(DSL.field(DSL.name("installed_rank")).desc())
                .limit(1)
                .fetchOptional(0, String.class)
                .orElse("0");
    }
}
