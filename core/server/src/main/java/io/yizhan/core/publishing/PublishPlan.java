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
 * @param dependencies these, and what they name in turn and readers will not see either, the nearest first
 */
public record PublishPlan(
        VersionMark version,
        List<LocalePlan> locales,
        boolean sharedChanges,
        List<UUID> unpublishedReferences,
        List<Dependency> dependencies) {
    public PublishPlan {
        dependencies = List.copyOf(dependencies);
        locales = List.copyOf(locales);
        unpublishedReferences = List.copyOf(unpublishedReferences);
    }

    /** Whether at least one locale can go out and none of those asked stands in the way. */
    public boolean publishable() {
        return !locales.isEmpty() && locales.stream().allMatch(LocalePlan::publishable);
    }

    /**
     * An entry that is not published.
     *
     * @param namedBy the entry that names it
     * @param steps away from the entry that is to be published
     * @param locales in which it would go out with that one
     * @param publishable whether the author may publish it and nothing stands in the way
     */
    public record Dependency(
            UUID entryId,
            UUID namedBy,
            int steps,
            VersionMark version,
            List<String> locales,
            List<EntryFinding> findings,
            boolean publishable) {
        public Dependency {
            locales = List.copyOf(locales);
            findings = List.copyOf(findings);
        }
    }

    /** The same with what goes along. */
    PublishPlan with(List<Dependency> found) {
        return new PublishPlan(version, locales, sharedChanges, unpublishedReferences, found);
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
