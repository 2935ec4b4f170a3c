package io.yizhan.core.publishing;

import io.yizhan.core.entry.EntryFinding;
import io.yizhan.core.entry.EntryState;
import io.yizhan.core.entry.VersionMark;
import java.util.List;
import java.util.UUID;

/**
 * What publishing would do.
 *
 * @param sharedChanges values that are not localised differ from what is published, and go out with any locale
 * @param unpublishedReferences entries that this one names and readers will not see
 */
public record PublishPlan(
        VersionMark version, List<LocalePlan> locales, boolean sharedChanges, List<UUID> unpublishedReferences) {
    public PublishPlan {
        locales = List.copyOf(locales);
        unpublishedReferences = List.copyOf(unpublishedReferences);
    }

    /** Whether at least one locale can go out and none of those asked stands in the way. */
    public boolean publishable() {
        return !locales.isEmpty() && locales.stream().allMatch(LocalePlan::publishable);
    }

    /**
     * @param changed has changes that are not public
     */
    public record LocalePlan(String locale, EntryState state, List<EntryFinding> findings, boolean changed) {
        public LocalePlan {
            findings = List.copyOf(findings);
        }

        public boolean publishable() {
            return findings.stream().noneMatch(EntryFinding::error);
        }
    }
}
