package io.yizhan.core.publishing;

import io.yizhan.core.entry.Author;
import io.yizhan.core.entry.EntryGuard;
import io.yizhan.core.entry.EntryIds;
import io.yizhan.core.entry.EntryStore;
import io.yizhan.core.entry.Head;
import io.yizhan.core.entry.VersionMark;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.projection.Layouts.ContentTransaction;
import io.yizhan.core.publishing.PublicationWriter.Change;
import io.yizhan.core.publishing.Release.Member;
import io.yizhan.core.publishing.Release.Planned;
import io.yizhan.core.publishing.ReleasePlan.Step;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts releases together, fixes their moments, carries them out and puts them back, in the name of somebody. */
@Singleton
class ReleaseService {
    static final int MOST_ENTRIES = 1_000;

    private final ReleaseWrites writes;
    private final ReleaseStore store;
    private final ReleasePlanner planner;
    private final ReleaseRunner runner;
    private final EntryStore entries;
    private final EntryIds ids;
    private final Clock clock;

    ReleaseService(
            ReleaseWrites writes,
            ReleaseStore store,
            ReleasePlanner planner,
            ReleaseRunner runner,
            EntryStore entries,
            EntryIds ids,
            Clock clock) {
        this.writes = writes;
        this.store = store;
        this.planner = planner;
        this.runner = runner;
        this.entries = entries;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * An entry that is put in.
     *
     * @param locales empty: all, see {@link Member}
     * @param expected newest version, where the caller goes by it
     */
    record Added(UUID entryId, ReleaseAction action, Optional<List<String>> locales, Optional<VersionMark> expected) {}

    /** A release that is made. */
    record Wish(ReleaseKind kind, Optional<String> name, Optional<String> note, List<Added> entries) {}

    /** A release as it was seen. */
    record Seen(UUID id, int revision) {}

    ReleaseOutcome create(Author author, Wish wish, Optional<String> key) {
        return writes.once(
                author, key, wish.toString(), tx -> make(tx, author, wish).id());
    }

    /** One entry at a moment. */
    ReleaseOutcome scheduleEntry(Author author, Wish wish, ReleaseMoment moment, Optional<String> key) {
        return writes.once(author, key, wish + " " + moment, tx -> {
            Release release = make(tx, author, wish);
            return schedule(tx, author, release, store.members(tx.sql(), release.id()), moment);
        });
    }

    /** Several entries at once. */
    ReleaseOutcome publishTogether(Author author, Wish wish, Optional<String> key) {
        return writes.once(author, key, wish.toString(), tx -> releaseNow(tx, author, make(tx, author, wish)));
    }

    private Release make(ContentTransaction tx, Author author, Wish wish) {
        ReleaseRights.requireCollect(tx, author);
        Release release = new Release(
                ids.next(),
                wish.kind(),
                wish.name(),
                wish.note(),
                ReleaseState.OPEN,
                1,
                Optional.empty(),
                clock.instant(),
                author.userId(),
                Optional.empty(),
                Optional.empty());
        store.insert(tx.sql(), release);
        store.setMembers(tx.sql(), release.id(), added(tx, author, List.of(), wish.entries()));
        return release;
    }

    ReleaseOutcome update(Author author, Seen seen, String name, Optional<String> note) {
        return change(author, seen, (tx, release) -> {
            ReleaseRights.requireCollect(tx, author);
            release.require(release.state().pending() && release.kind() == ReleaseKind.BUNDLE);
            store.update(tx.sql(), release.called(Optional.of(name), note));
        });
    }

    ReleaseOutcome add(Author author, Seen seen, List<Added> wanted) {
        return change(author, seen, (tx, release) -> {
            release.require(release.state().editable() && release.kind() == ReleaseKind.BUNDLE);
            store.setMembers(tx.sql(), release.id(), added(tx, author, store.members(tx.sql(), release.id()), wanted));
            store.update(tx.sql(), release);
        });
    }

    private List<Member> added(ContentTransaction tx, Author author, List<Member> before, List<Added> wanted) {
        List<UUID> named = wanted.stream().map(Added::entryId).toList();
        // who goes by a version has nobody write another meanwhile
        boolean locked = wanted.stream().anyMatch(one -> one.expected().isPresent());
        Map<UUID, Head> heads = (locked ? entries.lockHeads(tx.sql(), named) : entries.findHeads(tx.sql(), named))
                .stream().collect(Collectors.toMap(Head::id, Function.identity()));
        Map<UUID, Member> members = new LinkedHashMap<>();
        before.forEach(member -> members.put(member.entryId(), member));
        for (Added one : wanted) {
            Head head =
                    Optional.ofNullable(heads.get(one.entryId())).orElseThrow(() -> EntryGuard.notFound(one.entryId()));
            ReleaseRights.requireAdd(tx, author, head);
            one.expected().ifPresent(head::requireVersion);
            requireLocales(tx, one);
            members.put(
                    head.id(), new Member(head.id(), one.action(), one.locales(), Optional.empty(), Optional.empty()));
        }
        if (members.size() > MOST_ENTRIES) {
            throw ReleaseArguments.many(MOST_ENTRIES);
        }
        return List.copyOf(members.values());
    }

    private static void requireLocales(ContentTransaction tx, Added one) {
        one.locales().orElse(List.of()).stream()
                .filter(locale -> !tx.layout().locales().contains(locale))
                .findFirst()
                .ifPresent(locale -> {
                    throw Problem.of(ProblemCode.BAD_USER_INPUT, "locale.unknown")
                            .with("locale", locale)
                            .with(
                                    "known",
                                    String.join(", ", tx.layout().locales().tags()))
                            .at("locales")
                            .exception();
                });
    }

    ReleaseOutcome remove(Author author, Seen seen, Set<UUID> gone) {
        return change(author, seen, (tx, release) -> {
            ReleaseRights.requireCollect(tx, author);
            release.require(release.state().editable() && release.kind() == ReleaseKind.BUNDLE);
            List<Member> members = new ArrayList<>(store.members(tx.sql(), release.id()));
            entries.findHeads(tx.sql(), gone).stream()
                    .filter(head -> tx.layout().model().findType(head.type()).isPresent())
                    .forEach(head -> ReleaseRights.requireAdd(tx, author, head));
            members.removeIf(member -> gone.contains(member.entryId()));
            store.setMembers(tx.sql(), release.id(), members);
            store.update(tx.sql(), release);
        });
    }

    /**
     * Fixes the moment and the versions.
     *
     * @param newest of one that is scheduled already: takes the versions of now
     */
    ReleaseOutcome schedule(Author author, Seen seen, ReleaseMoment moment, boolean newest) {
        return writes.outcome(author, tx -> {
            Release release = require(tx, seen);
            boolean again = release.state() == ReleaseState.SCHEDULED;
            release.require(release.state().pending());
            List<Member> members = store.members(tx.sql(), release.id());
            return schedule(tx, author, release, again && !newest ? members : loosened(members), moment);
        });
    }

    static List<Member> loosened(List<Member> members) {
        return members.stream()
                .map(member -> new Member(
                        member.entryId(), member.action(), member.locales(), Optional.empty(), member.done()))
                .toList();
    }

    private UUID schedule(
            ContentTransaction tx, Author author, Release release, List<Member> members, ReleaseMoment moment) {
        Instant at = moment.instant();
        if (!at.isAfter(store.clock(tx.sql()))) {
            throw Problem.of(ProblemCode.BAD_USER_INPUT, "moment.past")
                    .with("local", moment.local().toString())
                    .with("zone", moment.zone().getId())
                    .at("at.local")
                    .exception();
        }
        ReleasePlan plan = requirePossible(tx, author, release, members);
        List<UUID> open = plan.steps().stream()
                .filter(step -> step.isNewest() && step.member().action() == ReleaseAction.PUBLISH)
                .map(step -> step.head().id())
                .toList();
        entries.close(tx.sql(), open);
        store.setMembers(
                tx.sql(),
                release.id(),
                plan.steps().stream().map(ReleaseService::fixed).toList());
        store.update(
                tx.sql(),
                release.with(ReleaseState.SCHEDULED).with(Optional.of(new Planned(moment, at, author.userId()))));
        writes.tell(tx, author.userId(), release.id(), ReleaseState.SCHEDULED);
        return release.id();
    }

    private static Member fixed(Step step) {
        Member member = step.member();
        Optional<Integer> version = member.action() == ReleaseAction.PUBLISH
                ? Optional.of(step.head().version().number())
                : Optional.empty();
        // what is taken back are the locales that were out when it was decided
        Optional<List<String>> locales =
                member.action() == ReleaseAction.PUBLISH ? member.locales() : Optional.of(step.asked());
        return new Member(member.entryId(), member.action(), locales, version, Optional.empty());
    }

    ReleaseOutcome unschedule(Author author, Seen seen) {
        return withdraw(author, seen, ReleaseState.OPEN);
    }

    ReleaseOutcome cancel(Author author, Seen seen) {
        return withdraw(author, seen, ReleaseState.CANCELLED);
    }

    /** What is scheduled may be withdrawn by those who might have scheduled it; what is not, by those who might put it together. */
    private ReleaseOutcome withdraw(Author author, Seen seen, ReleaseState next) {
        return change(author, seen, (tx, release) -> {
            boolean scheduled = release.state() == ReleaseState.SCHEDULED;
            release.require(next == ReleaseState.CANCELLED ? release.state().pending() : scheduled);
            List<Member> members = store.members(tx.sql(), release.id());
            if (scheduled) {
                ReleaseRights.requirePublish(tx, author, planner.steps(tx, members));
            } else {
                ReleaseRights.requireCollect(tx, author);
            }
            store.setMembers(tx.sql(), release.id(), loosened(members));
            store.update(tx.sql(), release.with(next).with(Optional.<Planned>empty()));
        });
    }

    ReleaseOutcome releaseNow(Author author, Seen seen, Optional<String> key) {
        return writes.once(author, key, "release " + seen, tx -> {
            Release release = require(tx, seen);
            release.require(release.state().pending());
            return releaseNow(tx, author, release);
        });
    }

    private UUID releaseNow(ContentTransaction tx, Author author, Release release) {
        List<Member> members = store.members(tx.sql(), release.id());
        ReleasePlan plan = requirePossible(tx, author, release, members);
        return runner.release(tx, release, plan, author.userId(), author.userId())
                .id();
    }

    private ReleasePlan requirePossible(ContentTransaction tx, Author author, Release release, List<Member> members) {
        if (members.isEmpty()) {
            throw Problem.of(ProblemCode.BAD_USER_INPUT, "release.empty")
                    .with("id", release.id().toString())
                    .exception();
        }
        ReleasePlan plan = planner.locked(tx, members);
        ReleaseRights.requirePublish(tx, author, plan.steps());
        if (!plan.possible()) {
            throw new ReleaseWrites.InTheWay(plan);
        }
        return plan;
    }

    ReleaseOutcome revert(Author author, Seen seen, String reason, Optional<String> key) {
        return writes.once(author, key, "revert " + seen + " " + reason, tx -> {
            Release release = require(tx, seen);
            release.require(release.state() == ReleaseState.RELEASED);
            List<Member> members = store.members(tx.sql(), release.id());
            ReleaseRights.requireRevert(tx, author, planner.steps(tx, members));
            List<Change> reversal = runner.reversal(tx, release, members);
            ReleasePlan taken = runner.taken(tx, reversal);
            if (!taken.possible()) {
                throw new ReleaseWrites.InTheWay(taken);
            }
            return runner.revert(tx, release, reversal, author.userId(), reason).id();
        });
    }

    private interface Work {
        void apply(ContentTransaction tx, Release release);
    }

    /** A change that fixes nothing for readers. */
    private ReleaseOutcome change(Author author, Seen seen, Work work) {
        return writes.outcome(author, tx -> {
            Release release = require(tx, seen);
            work.apply(tx, release);
            writes.tell(
                    tx,
                    author.userId(),
                    release.id(),
                    store.require(tx.sql(), seen.id()).state());
            return release.id();
        });
    }

    /** Locked, with its next revision. */
    private Release require(ContentTransaction tx, Seen seen) {
        Release release = store.lock(tx.sql(), seen.id()).orElseThrow(() -> ReleaseStore.unknown(seen.id()));
        release.requireRevision(seen.revision());
        return release.next();
    }
}
