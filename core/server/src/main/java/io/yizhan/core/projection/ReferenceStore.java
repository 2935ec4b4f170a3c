package io.yizhan.core.projection;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.RowN;
import org.jooq.SortOrder;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Which entries name which entries and assets. */
@Singleton
public class ReferenceStore {

    /**
     * One place that names a target.
     *
     * @param fieldPath field key, and {@code /id} of the inner field for a field of a group
     * @param targetType id of a content type, {@code asset}, or {@code entry} for a link in rich text
     */
    public record Use(UUID source, String sourceType, String fieldPath, UUID target, String targetType) {}

    /**
     * A field of a type.
     *
     * @param fieldPath as in {@link Use}
     */
    public record Place(String type, String fieldPath) {}

    /** What these entries name, in no order. */
    public List<Use> from(DSLContext sql, Stage stage, Collection<UUID> sources) {
        return select(sql, stage, ProjectionTables.ENTRY_ID.in(sources)).fetch(ReferenceStore::use);
    }

    /** What names the target in sources of these types, by source and field: the first so many. */
    public List<Use> to(DSLContext sql, Stage stage, UUID target, Collection<String> types, int limit) {
        return to(sql, stage, target, types, Page.first(limit));
    }

    /**
     * What names the target, by source and field.
     *
     * @param types of the sources looked at
     * @param page its place holds source and field path
     */
    public List<Use> to(DSLContext sql, Stage stage, UUID target, Collection<String> types, Page page) {
        RowN order = DSL.row(List.of(ProjectionTables.ENTRY_ID, ProjectionTables.FIELD_PATH));
        Condition behind = page.place()
                .map(place -> page.backwards() ? order.lt(DSL.row(place)) : order.gt(DSL.row(place)))
                .orElse(DSL.noCondition());
        SortOrder direction = page.backwards() ? SortOrder.DESC : SortOrder.ASC;
        return select(sql, stage, naming(target, types).and(behind))
                .orderBy(ProjectionTables.ENTRY_ID.sort(direction), ProjectionTables.FIELD_PATH.sort(direction))
                .limit(page.size())
                .fetch(ReferenceStore::use);
    }

    /** How many places name the target, in sources of these types. */
    public int countTo(DSLContext sql, Stage stage, UUID target, Collection<String> types) {
        return sql.select(DSL.countDistinct(ProjectionTables.ENTRY_ID, ProjectionTables.FIELD_PATH))
                .from(table(stage))
                .where(naming(target, types))
                .fetchSingle()
                .value1();
    }

    /** Whether any of these places names the target; the first that does is enough. */
    public boolean namedIn(DSLContext sql, Stage stage, UUID target, Collection<Place> places) {
        return sql.fetchExists(DSL.selectOne()
                .from(table(stage))
                .where(ProjectionTables.TARGET_ID.eq(target))
                .and(DSL.row(ProjectionTables.FIELD_PATH, ProjectionTables.ENTRY_TYPE)
                        .in(places.stream()
                                .map(place -> DSL.row(place.fieldPath(), place.type()))
                                .toList())));
    }

    private static Condition naming(UUID target, Collection<String> types) {
        return ProjectionTables.TARGET_ID.eq(target).and(ProjectionTables.ENTRY_TYPE.in(types));
    }

    /** How many entries name each target; one that nothing names is missing in the answer. */
    public Map<UUID, Integer> countSources(DSLContext sql, Stage stage, Collection<UUID> targets) {
        return sql.select(ProjectionTables.TARGET_ID, DSL.countDistinct(ProjectionTables.ENTRY_ID))
                .from(table(stage))
                .where(ProjectionTables.TARGET_ID.in(targets))
                .groupBy(ProjectionTables.TARGET_ID)
                .fetchMap(row -> row.value1(), row -> row.value2());
    }

    private static org.jooq.SelectConditionStep<Record> select(DSLContext sql, Stage stage, Condition condition) {
        return sql.selectDistinct(List.<org.jooq.SelectField<?>>of(
                        ProjectionTables.ENTRY_ID,
                        ProjectionTables.ENTRY_TYPE,
                        ProjectionTables.FIELD_PATH,
                        ProjectionTables.TARGET_ID,
                        ProjectionTables.TARGET_TYPE))
                .from(table(stage))
                .where(condition);
    }

    private static Table<Record> table(Stage stage) {
        return ProjectionTables.table(stage.table("reference"));
    }

    private static Use use(Record row) {
        return new Use(
                row.get(ProjectionTables.ENTRY_ID),
                row.get(ProjectionTables.ENTRY_TYPE),
                row.get(ProjectionTables.FIELD_PATH),
                row.get(ProjectionTables.TARGET_ID),
                row.get(ProjectionTables.TARGET_TYPE));
    }
}
