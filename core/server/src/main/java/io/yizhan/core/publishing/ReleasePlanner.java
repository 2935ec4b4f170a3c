package io.yizhan.core.publishing;

import io.yizhan.core.entry.EntryFinding;
import io.yizhan.core.entry.EntryStore;
import io.yizhan.core.entry.Head;
import io.yizhan.core.entry.LocaleStates;
import io.yizhan.core.model.Finding;
import io.yizhan.core.model.Finding.Severity;
import io.yizhan.core.model.Locales;
import io.yizhan.core.projection.Layouts.ContentTransaction;
import io.yizhan.core.projection.ReferenceStore;
import io.yizhan.core.projection.ReferenceStore.Use;
import io.yizhan.core.projection.Stage;
import io.yizhan.core.publishing.Release.Member;
import io.yizhan.core.publishing.ReleasePlan.Named;
import io.yizhan.core.publishing.ReleasePlan.Step;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Works out what a release would do, with statements whose number does not grow with its entries. */
@Singleton
class ReleasePlanner {
    private static final String ASSET = "asset";

    private final EntryStore entries;
    private final ReferenceStore references;
    private final PublishPlanner planner;
    private final PublishedKeys keys;

    ReleasePlanner(EntryStore entries, ReferenceStore references, PublishPlanner planner, PublishedKeys keys) {
        this.entries = entries;
        this.references = references;
        this.planner = planner;
        this.keys = keys;
    }

    /** Reads the entries as they are. */
    ReleasePlan plan(ContentTransaction tx, List<Member> members) {
        return plan(tx, members, entries.findHeads(tx.sql(), ids(members)));
    }

    /** Locks the entries until the transaction ends. */
    ReleasePlan locked(ContentTransaction tx, List<Member> members) {
        return plan(tx, members, entries.lockHeads(tx.sql(), ids(members)));
    }

    private static List<UUID> ids(List<Member> members) {
        return members.stream().map(Member::entryId).toList();
    }

    /** What happens to which entry, without whether it may. */
    List<Step> steps(ContentTransaction tx, List<Member> members) {
        return steps(tx, members, entries.findHeads(tx.sql(), ids(members)), new Findings());
    }

    private ReleasePlan plan(ContentTransaction tx, List<Member> members, List<Head> newest) {
        Findings findings = new Findings();
        List<Step> steps = steps(tx, members, newest, findings);
        check(tx, steps, findings);
        return new ReleasePlan(steps, findings.byEntry, missing(tx, steps));
    }

    private List<Step> steps(ContentTransaction tx, List<Member> members, List<Head> newest, Findings findings) {
        Map<UUID, Head> heads = newest.stream().collect(Collectors.toMap(Head::id, Function.identity()));
        Map<UUID, Head> fixed = fixed(tx, members, heads);
        Map<UUID, LocaleStates> states = entries.localeStates(tx.sql(), heads.keySet());
        List<Step> steps = new ArrayList<>();
        for (Member member : members) {
            Head head = heads.get(member.entryId());
            if (head == null) {
                continue;
            }
            boolean known = tx.layout().model().findType(head.type()).isPresent();
            if (!known || head.trashed()) {
                findings.add(head.id(), known ? "RELEASE_TRASHED" : "RELEASE_TYPE_GONE", Severity.ERROR, Map.of());
                steps.add(new Step(member, head, head, List.of(), List.of()));
                continue;
            }
            LocaleStates state = states.getOrDefault(head.id(), LocaleStates.none());
            steps.add(
                    member.action() == ReleaseAction.UNPUBLISH
                            ? back(tx, member, head, state, findings)
                            : out(tx, member, fixed.getOrDefault(head.id(), head), head, state, findings));
        }
        return steps;
    }

    /** Entries in the versions that were fixed, where the draft has gone on since. */
    private Map<UUID, Head> fixed(ContentTransaction tx, List<Member> members, Map<UUID, Head> heads) {
        Map<UUID, Integer> numbers = new LinkedHashMap<>();
        for (Member member : members) {
            Head head = heads.get(member.entryId());
            if (head != null
                    && member.version().isPresent()
                    && member.version().get() != head.version().number()) {
                numbers.put(member.entryId(), member.version().get());
            }
        }
        return entries.findVersions(tx.sql(), numbers).stream()
                .collect(Collectors.toMap(Head::id, Function.identity()));
    }

    private static Step back(ContentTransaction tx, Member member, Head head, LocaleStates state, Findings findings) {
        List<String> out = state.published(tx.layout().locales());
        if (out.isEmpty() && member.locales().isEmpty()) {
            findings.add(head.id(), "RELEASE_NOTHING_OUT", Severity.ERROR, Map.of());
        }
        List<String> locales =
                member.locales().orElse(out).stream().filter(out::contains).toList();
        List<String> places = new ArrayList<>(locales);
        if (!locales.isEmpty() && locales.size() == out.size()) {
            places.add(Locales.SHARED);
        }
        return new Step(member, head, head, places, member.locales().orElse(out));
    }

    private Step out(
            ContentTransaction tx, Member member, Head head, Head newest, LocaleStates state, Findings findings) {
        List<String> known = tx.layout().locales().tags();
        List<String> asked = planner.locales(
                tx.layout(),
                head,
                member.locales()
                        .map(tags -> tags.stream().filter(known::contains).toList()));
        List<String> places = new ArrayList<>();
        for (String locale : asked) {
            int out = publishedVersion(state, locale);
            if (out > head.version().number()) {
                findings.add(
                        head.id(),
                        "RELEASE_NEWER",
                        Severity.WARNING,
                        Map.of("locale", locale, "version", Integer.toString(out)));
            } else {
                places.add(locale);
            }
        }
        if (!places.isEmpty()
                && publishedVersion(state, Locales.SHARED) <= head.version().number()) {
            places.add(Locales.SHARED);
        }
        return new Step(member, head, newest, places, asked);
    }

    private static int publishedVersion(LocaleStates state, String place) {
        return state.find(place)
                .filter(LocaleStates.Row::published)
                .map(LocaleStates.Row::versionNumber)
                .orElse(0);
    }

    /** What stands in the way of what goes out. */
    private void check(ContentTransaction tx, List<Step> steps, Findings findings) {
        Map<Head, List<String>> going = new LinkedHashMap<>();
        Map<Head, List<String>> former = new LinkedHashMap<>();
        for (Step step : steps) {
            if (goesOut(step)) {
                going.put(
                        step.head(),
                        step.places().stream()
                                .filter(place -> !place.equals(Locales.SHARED))
                                .toList());
                if (!step.isNewest()) {
                    former.put(step.head(), step.places());
                }
            }
        }
        planner.findings(tx, going).forEach(findings::addAll);
        keys.taken(tx, former).forEach(findings::addAll);
    }

    static boolean goesOut(Step step) {
        return step.member().action() == ReleaseAction.PUBLISH && !step.places().isEmpty();
    }

    /** By entry, what its draft names that readers will not see. */
    private Map<UUID, List<Named>> missing(ContentTransaction tx, List<Step> steps) {
        Set<UUID> sources = steps.stream()
                .filter(ReleasePlanner::goesOut)
                .map(step -> step.head().id())
                .collect(Collectors.toSet());
        if (sources.isEmpty()) {
            return Map.of();
        }
        List<Use> uses = references.from(tx.sql(), Stage.DRAFT, sources).stream()
                .filter(use -> !use.targetType().equals(ASSET) && !sources.contains(use.target()))
                .toList();
        Set<UUID> out = new LinkedHashSet<>(
                entries.published(tx.sql(), uses.stream().map(Use::target).toList()));
        steps.stream()
                .filter(step -> step.places().contains(Locales.SHARED) && !goesOut(step))
                .forEach(step -> out.remove(step.head().id()));
        Map<UUID, List<Named>> missing = new HashMap<>();
        uses.stream()
                .filter(use -> !out.contains(use.target()))
                .forEach(use -> missing.computeIfAbsent(use.source(), _ -> new ArrayList<>())
                        .add(new Named(use.target(), use.fieldPath())));
        return missing;
    }

    private static final class Findings {
        private final Map<UUID, List<EntryFinding>> byEntry = new LinkedHashMap<>();

        void add(UUID entry, String code, Severity severity, Map<String, String> params) {
            addAll(
                    entry,
                    List.of(new EntryFinding(
                            new Finding("", code, params, severity), Optional.empty(), Optional.empty(), true)));
        }

        void addAll(UUID entry, Collection<EntryFinding> found) {
            if (!found.isEmpty()) {
                byEntry.computeIfAbsent(entry, _ -> new ArrayList<>()).addAll(found);
            }
        }
    }
}
