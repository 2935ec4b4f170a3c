package io.yizhan.core.projection;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** Reads entries from versions, the truth, for the tables of one stage. Implemented by the rooms that write the stage. */
public interface ProjectionSource {
    Stage stage();

    /**
     * Ids of the type's entries of this stage in order of id, locked against change until the transaction ends.
     *
     * @param after the last id of the batch before
     */
    List<UUID> lockBatch(DSLContext sql, String type, Optional<UUID> after, int size);

    /** The entries as they should stand; those that are not of this stage any more are left out. */
    List<ProjectedEntry> read(DSLContext sql, ModelLayout layout, Collection<UUID> ids);
}
