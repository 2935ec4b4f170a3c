package io.yizhan.core.publishing;

import io.yizhan.core.entry.LocaleStates;
import io.yizhan.core.model.Locales;
import io.yizhan.core.publishing.Release.Done;
import io.yizhan.core.publishing.Release.Member;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * How an entry of a release gets back to where it was.
 *
 * @param out places that go out again, by version
 * @param back places that are taken back
 * @param gone nothing of the entry stays out
 */
record Reversal(Map<Integer, List<String>> out, List<String> back, boolean gone) {

    /**
     * Places that somebody published or took back since stay as they are, and what is not localised stays out while any locale does.
     *
     * @param at when it was released
     */
    static Reversal of(Member member, LocaleStates now, Instant at, Locales locales) {
        Map<Integer, List<String>> out = new TreeMap<>();
        List<String> back = new ArrayList<>();
        Optional<Done> shared = Optional.empty();
        Set<String> stay = new HashSet<>(now.published(locales));
        for (Done done : member.done().orElse(List.of())) {
            if (done.place().equals(Locales.SHARED)) {
                shared = Optional.of(done);
            } else if (locales.contains(done.place()) && untouched(done, now, at)) {
                if (done.before().isPresent()) {
                    out.computeIfAbsent(done.before().get(), _ -> new ArrayList<>())
                            .add(done.place());
                    stay.add(done.place());
                } else {
                    back.add(done.place());
                    stay.remove(done.place());
                }
            }
        }
        boolean gone = stay.isEmpty() && !back.isEmpty();
        if (gone) {
            back.add(Locales.SHARED);
        } else if (!stay.isEmpty()) {
            sharedVersion(shared, now, at, out)
                    .ifPresent(version ->
                            out.computeIfAbsent(version, _ -> new ArrayList<>()).add(Locales.SHARED));
        }
        return new Reversal(out, back, gone);
    }

    /** What is not localised goes back with the rest; and out, where a locale goes out while it is not. */
    private static Optional<Integer> sharedVersion(
            Optional<Done> shared, LocaleStates now, Instant at, Map<Integer, List<String>> out) {
        Optional<Integer> before =
                shared.filter(done -> untouched(done, now, at)).flatMap(Done::before);
        boolean isOut =
                now.find(Locales.SHARED).map(LocaleStates.Row::published).orElse(false);
        return before.isPresent() || isOut ? before : out.keySet().stream().max(Integer::compare);
    }

    private static boolean untouched(Done done, LocaleStates now, Instant at) {
        Optional<LocaleStates.Row> row = now.find(done.place()).filter(LocaleStates.Row::published);
        if (done.after().isEmpty()) {
            // nor was it out meanwhile
            return row.isEmpty()
                    && now.find(done.place())
                            .flatMap(LocaleStates.Row::publishedAt)
                            .map(last -> !last.isAfter(at))
                            .orElse(true);
        }
        return row.filter(one -> one.versionNumber() == done.after().get())
                .flatMap(LocaleStates.Row::publishedAt)
                .map(at::equals)
                .orElse(false);
    }
}
