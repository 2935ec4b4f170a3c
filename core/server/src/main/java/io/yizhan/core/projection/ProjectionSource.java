package io.yizhan.core.projection;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;

/** Reads entries from versions, the truth, for the tables of one stage. Implemented by the rooms that write the stage. */
public interface ProjectionSource {
    Stage stage();

    /** The entries as they should stand; those that are not of this stage any more are left out. */
    List<ProjectedEntry> read(DSLContext sql, ModelLayout layout, Collection<UUID> ids);
}
