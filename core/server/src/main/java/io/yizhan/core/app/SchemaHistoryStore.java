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
}
