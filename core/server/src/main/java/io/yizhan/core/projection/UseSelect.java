package io.yizhan.core.projection;

import io.yizhan.core.database.DatabaseDialect;
import io.yizhan.core.model.Condition;
import io.yizhan.core.model.SearchKeys;
import io.yizhan.core.projection.ReferenceStore.Use;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.RowN;
import org.jooq.SortOrder;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Reads what names an entry, as far as it may be known; one statement each. */
public final class UseSelect {
    private static final Name NAMED = DSL.name("named");
    private static final Field<UUID> SOURCE = ProjectionTables.in(NAMED, ProjectionTables.ENTRY_ID);
    private static final Field<String> TYPE = ProjectionTables.in(NAMED, ProjectionTables.ENTRY_TYPE);
    private static final Field<String> PATH = ProjectionTables.in(NAMED, ProjectionTables.FIELD_PATH);
    private static final Field<UUID> TARGET = ProjectionTables.in(NAMED, ProjectionTables.TARGET_ID);
    private static final Field<String> TARGET_TYPE = ProjectionTables.in(NAMED, ProjectionTables.TARGET_TYPE);

    private final ModelLayout layout;
    private final DatabaseDialect dialect;
    private final SearchKeys keys;
    private final Stage stage;

    public UseSelect(ModelLayout layout, DatabaseDialect dialect, SearchKeys keys, Stage stage) {
        this.layout = layout;
        this.dialect = dialect;
        this.keys = keys;
        this.stage = stage;
    }

    /**
     * Where uses are looked for.
     *
     * @param type id of a content type
     * @param where has to hold of its entries
     * @param fieldPaths as in {@link Use}; empty for all fields
     */
    public record Sources(String type, Condition where, Optional<Set<String>> fieldPaths) {
        boolean whole() {
            return where.equals(Condition.always()) && fieldPaths.isEmpty();
        }
    }

    /**
     * What names the target, by source and field.
     *
     * @param page its place holds source and field path
     */
    public List<Use> page(DSLContext sql, UUID target, Collection<Sources> sources, Page page) {
        RowN order = DSL.row(List.of(SOURCE, PATH));
        org.jooq.Condition behind = page.place()
                .map(place -> page.backwards() ? order.lt(DSL.row(place)) : order.gt(DSL.row(place)))
                .orElse(DSL.noCondition());
        SortOrder direction = page.backwards() ? SortOrder.DESC : SortOrder.ASC;
        return sql.selectDistinct(SOURCE, TYPE, PATH, TARGET, TARGET_TYPE)
                .from(table())
                .where(naming(target, sources))
                .and(behind)
                .orderBy(SOURCE.sort(direction), PATH.sort(direction))
                .limit(page.size())
                .fetch(row -> new Use(row.value1(), row.value2(), row.value3(), row.value4(), row.value5()));
    }

    /** How many places name the target. */
    public int count(DSLContext sql, UUID target, Collection<Sources> sources) {
        return sql.select(DSL.countDistinct(SOURCE, PATH))
                .from(table())
                .where(naming(target, sources))
                .fetchSingle()
                .value1();
    }

    /** How many entries name each target; one that nothing names is missing in the answer. */
    public Map<UUID, Integer> countSources(DSLContext sql, Collection<UUID> targets, Collection<Sources> sources) {
        return sql.select(TARGET, DSL.countDistinct(SOURCE))
                .from(table())
                .where(TARGET.in(targets))
                .and(in(sources))
                .groupBy(TARGET)
                .fetchMap(row -> row.value1(), row -> row.value2());
    }

    private org.jooq.Condition naming(UUID target, Collection<Sources> sources) {
        return TARGET.eq(target).and(in(sources));
    }

    private org.jooq.Condition in(Collection<Sources> sources) {
        ConditionSql conditions =
                new ConditionSql(layout, stage, layout.locales().defaultTag(), dialect, keys);
        // of no types is a condition too: it holds of nothing
        org.jooq.Condition in = TYPE.in(
                sources.stream().filter(Sources::whole).map(Sources::type).toList());
        for (Sources one : sources) {
            if (!one.whole()) {
                in = in.or(in(one, conditions));
            }
        }
        return in;
    }

    private static org.jooq.Condition in(Sources sources, ConditionSql conditions) {
        org.jooq.Condition in = TYPE.eq(sources.type());
        if (sources.fieldPaths().isPresent()) {
            in = in.and(PATH.in(sources.fieldPaths().get()));
        }
        if (sources.where().equals(Condition.always())) {
            return in;
        }
        EntryScope scope = conditions.entryScope(sources.type());
        org.jooq.Condition holds = conditions.compile(sources.where(), scope);
        return in.and(DSL.exists(
                DSL.selectOne().from(scope.from()).where(scope.id().eq(SOURCE)).and(holds)));
    }

    private Table<Record> table() {
        return ProjectionTables.table(stage.table("reference")).as(NAMED);
    }
}
