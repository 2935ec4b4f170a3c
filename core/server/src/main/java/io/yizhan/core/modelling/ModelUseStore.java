package io.yizhan.core.modelling;

import static io.yizhan.core.database.generated.Tables.ENTRY;
import static io.yizhan.core.database.generated.Tables.ENTRY_VERSION;

import io.yizhan.core.database.Database;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** How many entries hold values of fields; one statement for a type, whatever the number of fields. */
@Singleton
class ModelUseStore {
    private final Database database;

    ModelUseStore(Database database) {
        this.database = database;
    }

    /**
     * Entries of a type whose newest version holds a value in one of the places, for each list of places; all entries for a
     * place that is the whole type.
     */
    List<Integer> heads(String type, List<List<FieldPlace>> asked) {
        return count(type, asked, ENTRY_VERSION.NUMBER.eq(ENTRY.HEAD_NUMBER));
    }

    /** Versions of entries of a type, former ones too, that hold a value in one of the places. */
    List<Integer> versions(String type, List<List<FieldPlace>> asked) {
        return count(type, asked, DSL.noCondition());
    }

    private List<Integer> count(String type, List<List<FieldPlace>> asked, Condition which) {
        if (asked.isEmpty()) {
            return List.of();
        }
        List<SelectField<?>> counts = new ArrayList<>();
        for (List<FieldPlace> places : asked) {
            counts.add(DSL.coalesce(
                    DSL.sum(DSL.when(holding(places), 1).otherwise(0)).cast(SQLDataType.INTEGER), DSL.inline(0)));
        }
        return database.read(sql -> {
            var row = sql.select(counts)
                    .from(ENTRY)
                    .join(ENTRY_VERSION)
                    .on(ENTRY_VERSION.ENTRY_ID.eq(ENTRY.ID))
                    .and(which)
                    .where(ENTRY.TYPE.eq(type))
                    .fetchSingle();
            List<Integer> found = new ArrayList<>();
            for (int i = 0; i < counts.size(); i++) {
                found.add(row.get(i, Integer.class));
            }
            return found;
        });
    }

    private static Condition holding(List<FieldPlace> places) {
        if (places.stream().anyMatch(place -> place.path().isEmpty())) {
            return DSL.trueCondition();
        }
        List<Field<String>> paths = places.stream()
                .flatMap(place -> place.jsonPaths().stream())
                .map(path -> (Field<String>) DSL.inline(path))
                .toList();
        // MariaDB does not look into values that are nested too deeply for it: they may hold one
        return DSL.condition(
                "coalesce(json_contains_path({0}, 'one', {1}), 1) = 1", ENTRY_VERSION.FIELDS, DSL.list(paths));
    }

    /** Ids of a type's entries after one id, in order; those in the trash are left out. */
    static List<UUID> ids(DSLContext sql, String type, Optional<UUID> after, int most) {
        return sql.select(ENTRY.ID)
                .from(ENTRY)
                .where(ENTRY.TYPE.eq(type))
                .and(ENTRY.TRASHED_AT.isNull())
                .and(after.map(ENTRY.ID::gt).orElse(DSL.noCondition()))
                .orderBy(ENTRY.ID)
                .limit(most)
                .fetch(ENTRY.ID);
    }
}
