package io.yizhan.core.publishing;

import static io.yizhan.core.database.generated.Tables.ENTRY;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** Which content type an entry is of. That there is such an entry says nothing of whether it may be seen. */
@Singleton
public class EntryTypeStore {

    /** Id of the type; empty if there was never such an entry. */
    public Optional<String> find(DSLContext sql, UUID id) {
        return sql.select(ENTRY.TYPE).from(ENTRY).where(ENTRY.ID.eq(id)).fetchOptional(ENTRY.TYPE);
    }
}
