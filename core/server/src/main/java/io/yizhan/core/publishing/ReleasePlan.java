package io.yizhan.core.publishing;

import io.yizhan.core.entry.EntryFinding;
import io.yizhan.core.entry.Head;
import io.yizhan.core.publishing.Release.Member;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a release would do now.
 *
 * @param findings by entry; errors stand in the way of all of it
 * @param missing by entry, what its draft names that neither is out nor goes out with it
 */
public record ReleasePlan(List<Step> steps, Map<UUID, List<EntryFinding>> findings, Map<UUID, List<Named>> missing) {
    public ReleasePlan {
        steps = List.copyOf(steps);
        findings = new LinkedHashMap<>(findings);
        missing = new LinkedHashMap<>(missing);
    }

    /**
     * What happens to one entry.
     *
     * @param head in the version that goes out, else the newest
     * @param newest the draft's newest version, by which rights are asked
     * @param places that change: locales, and {@code *} for what is not localised
     * @param asked locales that were meant, whether they change or not
     */
    record Step(Member member, Head head, Head newest, List<String> places, List<String> asked) {
        Step {
            places = List.copyOf(places);
            asked = List.copyOf(asked);
        }

        /** Whether the newest version is the one concerned. */
        boolean isNewest() {
            return head.version().equals(newest.version());
        }
    }

    /**
     * An entry that another names.
     *
     * @param fieldPath where it is named
     */
    record Named(UUID target, String fieldPath) {}

    /** Whether nothing stands in the way. */
    public boolean possible() {
        return findings.values().stream().flatMap(List::stream).noneMatch(EntryFinding::error);
    }
}
