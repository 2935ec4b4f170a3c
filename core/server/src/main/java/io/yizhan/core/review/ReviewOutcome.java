package io.yizhan.core.review;

import io.yizhan.core.entry.EntryFinding;
import java.util.List;
import java.util.UUID;

/** What became of a submission or decision. */
sealed interface ReviewOutcome {
    UUID entry();

    /** @param notes warnings, and what to do next */
    record Done(UUID entry, List<UUID> reviews, List<EntryFinding> notes) implements ReviewOutcome {
        public Done {
            reviews = List.copyOf(reviews);
            notes = List.copyOf(notes);
        }
    }

    /** Nothing happened: these must be corrected first. */
    record Refused(UUID entry, List<EntryFinding> findings) implements ReviewOutcome {
        public Refused {
            findings = List.copyOf(findings);
        }
    }
}
