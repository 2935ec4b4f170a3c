package io.yizhan.core.projection;

import io.yizhan.core.database.DatabaseDialect;
import io.yizhan.core.model.Condition;
import io.yizhan.core.model.SearchKeys;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;

/** Finds which entries of a type a condition holds of, without reading them; one statement. */
public final class IdSelect {
    private final ModelLayout layout;
    private final DatabaseDialect dialect;
    private final SearchKeys keys;
    private final Stage stage;

    public IdSelect(ModelLayout layout, DatabaseDialect dialect, SearchKeys keys, Stage stage) {
        this.layout = layout;
        this.dialect = dialect;
        this.keys = keys;
        this.stage = stage;
    }

    /**
     * The ids, in no order.
     *
     * @param type id of the content type
     * @param locale entries not meant for readers of this locale are left out
     * @param limit at most so many
     */
    public List<UUID> ids(DSLContext sql, String type, String locale, Condition condition, int limit) {
        ConditionSql conditions = new ConditionSql(layout, stage, locale, dialect, keys);
        EntryScope scope = conditions.entryScope(type);
        if (scope.layout().type().localized()) {
            scope.requireLocale();
        }
        org.jooq.Condition where = conditions
                .compile(condition, scope)
                .and(scope.main(ProjectionTables.TRASHED).isFalse());
        return sql.select(scope.id())
                .from(scope.from())
                .where(where)
                .limit(limit)
                .fetch(row -> row.value1());
    }
}
