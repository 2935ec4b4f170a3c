package io.yizhan.core.transfer;

import static io.yizhan.core.database.generated.Tables.ENTRY;
import static io.yizhan.core.database.generated.Tables.ENTRY_LOCALE;

import io.yizhan.core.entry.LocaleStates;
import io.yizhan.core.projection.Stage;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Which entries of a type there are to export: never those in the trash. */
@Singleton
final class ExportedEntryStore {

    int count(DSLContext sql, String type, Stage stage) {
        return sql.selectCount()
                .from(ENTRY)
                .where(there(type, stage))
                .fetchSingle()
                .value1();
    }

    /** Ids after one id, in order. */
    List<UUID> ids(DSLContext sql, String type, Stage stage, Optional<UUID> after, int limit) {
        return sql.select(ENTRY.ID)
                .from(ENTRY)
                .where(there(type, stage))
                .and(after.map(ENTRY.ID::gt).orElse(DSL.noCondition()))
                .orderBy(ENTRY.ID)
                .limit(limit)
                .fetch(ENTRY.ID);
    }

    private static Condition there(String type, Stage stage) {
        Condition there = ENTRY.TYPE.eq(type).and(ENTRY.TRASHED_AT.isNull());
        return stage == Stage.DRAFT
                ? there
                : there.andExists(DSL.selectOne()
                        .from(ENTRY_LOCALE)
                        .where(ENTRY_LOCALE.ENTRY_ID.eq(ENTRY.ID))
                        .and(ENTRY_LOCALE.STATE.eq(LocaleStates.PUBLISHED)));
    }
}
