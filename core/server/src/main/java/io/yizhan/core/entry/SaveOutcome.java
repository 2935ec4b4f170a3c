package io.yizhan.core.entry;

import java.util.List;
import java.util.UUID;

/** What became of a save. */
public sealed interface SaveOutcome {
    UUID entryId();

    /**
     * @param merged somebody else's changes to other fields were kept beside these
     */
    record Saved(UUID entryId, VersionMark version, List<EntryFinding> findings, boolean merged)
            implements SaveOutcome {
        public Saved {
            findings = List.copyOf(findings);
        }
    }

    /** Nothing was written. */
    record Conflicted(UUID entryId, List<FieldConflict> conflicts) implements SaveOutcome {
        public Conflicted {
            conflicts = List.copyOf(conflicts);
        }
    }
}
