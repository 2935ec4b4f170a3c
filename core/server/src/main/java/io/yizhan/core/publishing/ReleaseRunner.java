package io.yizhan.core.publishing;

import io.yizhan.core.entry.EntryFinding;
import io.yizhan.core.entry.EntryStore;
import io.yizhan.core.entry.Head;
import io.yizhan.core.entry.LocaleStates;
import io.yizhan.core.event.Event;
import io.yizhan.core.model.Locales;
import io.yizhan.core.projection.Layouts.ContentTransaction;
import io.yizhan.core.publishing.PublicationWriter.Change;
import io.yizhan.core.publishing.PublicationWriter.ComesBack;
import io.yizhan.core.publishing.PublicationWriter.GoesOut;
import io.yizhan.core.publishing.Release.Done;
import io.yizhan.core.publishing.Release.Member;
import io.yizhan.core.publishing.Release.Released;
import io.yizhan.core.publishing.Release.Reverted;
import io.yizhan.core.publishing.ReleasePlan.Step;
import io.yizhan.core.review.ReviewGate;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Carries releases out and puts back what was out before, in the caller's transaction, with the release locked. Who may is asked
 * before; what stands in the way is in the plan.
 */
@Singleton
class ReleaseRunner {
    private final ReleaseStore store;
    private final EntryStore entries;
    private final PublicationWriter writer;
    private final PublishedKeys keys;
    private final ReviewGate gate;
    private final Clock clock;

    ReleaseRunner(
            ReleaseStore store,
            EntryStore entries,
            PublicationWriter writer,
            PublishedKeys keys,
            ReviewGate gate,
            Clock clock) {
        this.store = store;
        this.entries = entries;
        this.writer = writer;
        this.keys = keys;
        this.gate = gate;
        this.clock = clock;
    }

    /**
     * Carries a release out.
     *
     * @param plan of locked entries, with nothing in the way
     * @param actor who is answerable for what goes out
     * @param by who pressed the button; empty if its moment came
     */
    Release release(ContentTransaction tx, Release release, ReleasePlan plan, Optional<UUID> actor, Optional<UUID> by) {
        Map<UUID, LocaleStates> states =
                states(tx, plan.steps().stream().map(step -> step.head().id()).toList());
        List<Step> changing =
                plan.steps().stream().filter(step -> !step.places().isEmpty()).toList();
        entries.close(
                tx.sql(),
                changing.stream()
                        .filter(step -> ReleasePlanner.goesOut(step) && step.isNewest())
                        .map(step -> step.head().id())
                        .toList());
        takeUpKeys(tx, changing);
        List<Member> members = plan.steps().stream()
                .map(step -> done(step, states.getOrDefault(step.head().id(), LocaleStates.none())))
                .toList();
        store.setMembers(tx.sql(), release.id(), members);
        Instant now = now();
        List<Change> changes =
                changing.stream().<Change>map(ReleaseRunner::change).toList();
        long position = writer.write(tx, actor, changes, told(release, ReleaseState.RELEASED), now);
        Release done = release.with(ReleaseState.RELEASED).with(new Released(now, by, position));
        store.update(tx.sql(), done);
        return done;
    }

    private void takeUpKeys(ContentTransaction tx, List<Step> changing) {
        Map<Head, List<String>> former = new LinkedHashMap<>();
        changing.stream()
                .filter(step -> ReleasePlanner.goesOut(step) && !step.isNewest())
                .forEach(step -> former.put(step.head(), step.places()));
        keys.takeUp(tx, former);
    }

    private static Change change(Step step) {
        return step.member().action() == ReleaseAction.PUBLISH
                ? new GoesOut(step.head(), step.places())
                : new ComesBack(step.head(), step.places(), step.places().contains(Locales.SHARED));
    }

    private static Member done(Step step, LocaleStates before) {
        Member member = step.member();
        boolean out = member.action() == ReleaseAction.PUBLISH;
        Optional<Integer> version = out ? Optional.of(step.head().version().number()) : Optional.empty();
        List<Done> done = step.places().stream()
                .map(place -> new Done(place, published(before, place), version))
                .toList();
        return new Member(member.entryId(), member.action(), member.locales(), version, Optional.of(done));
    }

    private static Optional<Integer> published(LocaleStates states, String place) {
        return states.find(place).filter(LocaleStates.Row::published).map(LocaleStates.Row::versionNumber);
    }

    /** What puts a release back, as far as nobody published or took back anything of it since. */
    List<Change> reversal(ContentTransaction tx, Release release, List<Member> members) {
        Instant at = release.released().orElseThrow().at();
        List<UUID> ids = members.stream().map(Member::entryId).toList();
        Map<UUID, Head> heads = entries.lockHeads(tx.sql(), ids).stream()
                .filter(head -> !head.trashed()
                        && tx.layout().model().findType(head.type()).isPresent())
                .collect(Collectors.toMap(Head::id, Function.identity()));
        Map<UUID, LocaleStates> states = states(tx, ids);
        Map<UUID, Map<Integer, List<String>>> again = new LinkedHashMap<>();
        List<Change> changes = new ArrayList<>();
        for (Member member : members) {
            Head head = heads.get(member.entryId());
            if (head != null) {
                LocaleStates now = states.getOrDefault(head.id(), LocaleStates.none());
                Reversal reversal = Reversal.of(member, now, at, tx.layout().locales());
                if (!reversal.back().isEmpty()) {
                    changes.add(new ComesBack(head, reversal.back(), reversal.gone()));
                }
                if (!reversal.out().isEmpty()) {
                    again.put(head.id(), reversal.out());
                }
            }
        }
        changes.addAll(former(tx, again));
        return changes;
    }

    /** Versions that were out before go out again. */
    private List<Change> former(ContentTransaction tx, Map<UUID, Map<Integer, List<String>>> again) {
        List<Change> changes = new ArrayList<>();
        // one version of each entry at a time: mostly there is but one
        Map<UUID, Deque<Map.Entry<Integer, List<String>>>> left = new LinkedHashMap<>();
        again.forEach((id, versions) -> left.put(id, new ArrayDeque<>(versions.entrySet())));
        while (!left.isEmpty()) {
            Map<UUID, Integer> numbers = new LinkedHashMap<>();
            Map<UUID, List<String>> places = new LinkedHashMap<>();
            left.forEach((id, versions) -> {
                Map.Entry<Integer, List<String>> next = versions.removeFirst();
                numbers.put(id, next.getKey());
                places.put(id, next.getValue());
            });
            entries.findVersions(tx.sql(), numbers)
                    .forEach(head -> changes.add(new GoesOut(head, places.getOrDefault(head.id(), List.of()))));
            left.values().removeIf(Deque::isEmpty);
        }
        return changes;
    }

    /** What of former versions cannot go out again: values another entry has by now, and what was vetoed since. */
    ReleasePlan taken(ContentTransaction tx, List<Change> reversal) {
        Map<UUID, List<EntryFinding>> findings = new LinkedHashMap<>(keys.taken(tx, goingOut(reversal)));
        Map<Head, List<String>> locales = new LinkedHashMap<>();
        reversal.stream()
                .filter(GoesOut.class::isInstance)
                .forEach(change -> locales.put(change.head(), change.locales()));
        gate.vetoes(tx.sql(), tx.layout(), locales)
                .forEach((id, vetoes) -> findings.merge(
                        id,
                        vetoes,
                        (keyed, more) ->
                                Stream.concat(keyed.stream(), more.stream()).toList()));
        return new ReleasePlan(List.of(), findings, Map.of());
    }

    private static Map<Head, List<String>> goingOut(List<Change> changes) {
        Map<Head, List<String>> going = new LinkedHashMap<>();
        changes.stream().filter(GoesOut.class::isInstance).forEach(change -> going.put(change.head(), change.places()));
        return going;
    }

    Release revert(ContentTransaction tx, Release release, List<Change> reversal, Optional<UUID> by, String reason) {
        keys.takeUp(tx, goingOut(reversal));
        Instant now = now();
        long position = writer.write(tx, by, reversal, told(release, ReleaseState.REVERTED), now);
        assert position > 0;
        Release done = release.with(ReleaseState.REVERTED).with(new Reverted(now, by, reason));
        store.update(tx.sql(), done);
        return done;
    }

    /** As the database keeps it: what is read again has to be equal. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static List<Event> told(Release release, ReleaseState state) {
        return List.of(new Event.ReleaseChanged(release.id(), state.name()));
    }

    private Map<UUID, LocaleStates> states(ContentTransaction tx, List<UUID> ids) {
        return entries.localeStates(tx.sql(), ids);
    }
}
