package io.yizhan.core.projection;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
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
        return select(sql, stage, ProjectionTables.TARGET_ID.eq(target).and(ProjectionTables.ENTRY_TYPE.in(types)))
                .orderBy(ProjectionTables.ENTRY_ID, ProjectionTables.FIELD_PATH)
                .limit(limit)
                .fetch(ReferenceStore::use);
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
