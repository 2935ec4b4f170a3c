package io.yizhan.core.publishing;

import io.yizhan.core.entry.EntryFinding;
import io.yizhan.core.entry.Head;
import io.yizhan.core.publishing.Release.Member;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What a release would do now.
 *
 * @param findings by entry; errors stand in the way of all of it
 * @param missing by entry, what it names that neither is out nor goes out with it
 */
public record ReleasePlan(List<Step> steps, Map<UUID, List<EntryFinding>> findings, Map<UUID, Set<UUID>> missing) {
    public ReleasePlan {
        steps = List.copyOf(steps);
        findings = new LinkedHashMap<>(findings);
        missing = new LinkedHashMap<>(missing);
    }

    /**
     * What happens to one entry.
     *
     * @param head in the version that goes out, else the newest
     * @param newest whether that is the draft's newest version
     * @param places that change: locales, and {@code *} for what is not localised
     * @param asked locales that were meant, whether they change or not
     */
    record Step(Member member, Head head, boolean newest, List<String> places, List<String> asked) {
        Step {
            places = List.copyOf(places);
            asked = List.copyOf(asked);
        }
    }

    /** Whether nothing stands in the way. */
    public boolean possible() {
        return findings.values().stream().flatMap(List::stream).noneMatch(EntryFinding::error);
    }
}
