package io.yizhan.core.publishing;

import io.yizhan.core.entry.EntryFinding;
import java.util.List;
import java.util.UUID;

/** What became of a publish or unpublish. */
public sealed interface PublishOutcome {
    UUID entryId();

    /**
     * @param locales that went out or were taken back
     * @param position of the event: a reader that asks with it as minimum sees this
     * @param warnings that did not stand in the way
     */
    record Done(UUID entryId, List<String> locales, long position, List<EntryFinding> warnings)
            implements PublishOutcome {
        public Done {
            locales = List.copyOf(locales);
            warnings = List.copyOf(warnings);
        }
    }

    /** Nothing went out: these must be corrected first. */
    record Refused(UUID entryId, List<EntryFinding> findings) implements PublishOutcome {
        public Refused {
            findings = List.copyOf(findings);
        }
    }
}
