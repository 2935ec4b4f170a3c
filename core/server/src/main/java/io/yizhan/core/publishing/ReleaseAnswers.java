package io.yizhan.core.publishing;

import graphql.schema.DataFetchingEnvironment;
import io.yizhan.core.entry.Author;
import io.yizhan.core.entry.EntryAnswers;
import io.yizhan.core.entry.EntryArguments;
import io.yizhan.core.entry.EntryFinding;
import io.yizhan.core.entry.EntryGuard;
import io.yizhan.core.entry.EntryStore;
import io.yizhan.core.entry.Head;
import io.yizhan.core.model.Locales;
import io.yizhan.core.projection.Layouts.ContentTransaction;
import io.yizhan.core.publishing.Release.Done;
import io.yizhan.core.publishing.Release.Member;
import io.yizhan.core.publishing.Release.Planned;
import io.yizhan.core.publishing.Release.Released;
import io.yizhan.core.publishing.Release.Reverted;
import io.yizhan.core.publishing.ReleasePlan.Named;
import io.yizhan.core.publishing.ReleasePlan.Step;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Releases and their plans in the shapes of the admin's schema, as far as the caller may see their entries. */
@Singleton
final class ReleaseAnswers {
    private final EntryAnswers answers;
    private final EntryStore entries;
    private final ReleaseStore store;
    private final ReleasePlanner planner;

    ReleaseAnswers(EntryAnswers answers, EntryStore entries, ReleaseStore store, ReleasePlanner planner) {
        this.answers = answers;
        this.entries = entries;
        this.store = store;
        this.planner = planner;
    }

    /** Sources of type Release; the number of statements does not grow with theirs, but for what each may be done with. */
    List<Map<String, @Nullable Object>> releases(DataFetchingEnvironment environment, List<Release> releases) {
        Map<UUID, List<Member>> members = answers.read(
                environment,
                tx -> store.members(tx.sql(), releases.stream().map(Release::id).toList()));
        Set<UUID> ids = new LinkedHashSet<>();
        members.values().forEach(list -> list.forEach(member -> ids.add(member.entryId())));
        Map<UUID, Object> summaries = answers.summariesById(environment, ids);
        Map<UUID, Integer> heads = answers.read(environment, tx -> store.headNumbers(tx.sql(), summaries.keySet()));
        return releases.stream()
                .map(release -> {
                    List<Member> own = members.getOrDefault(release.id(), List.of());
                    Map<String, @Nullable Object> answer = release(release);
                    answer.put("size", own.size());
                    answer.put(
                            "entries",
                            own.stream()
                                    .filter(member -> summaries.containsKey(member.entryId()))
                                    .map(member -> member(member, summaries, heads))
                                    .toList());
                    answer.put("members", own);
                    return answer;
                })
                .toList();
    }

    private static Map<String, @Nullable Object> release(Release release) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("id", release.id().toString());
        answer.put("kind", release.kind().name());
        answer.put("name", release.name().orElse(null));
        answer.put("note", release.note().orElse(null));
        answer.put("state", release.state().name());
        answer.put("revision", release.revision());
        Optional<Planned> planned = release.planned();
        answer.put("at", planned.map(Planned::at).orElse(null));
        answer.put("local", planned.map(one -> one.moment().local()).orElse(null));
        answer.put("zone", planned.map(one -> one.moment().zone().getId()).orElse(null));
        answer.put("scheduledBy", planned.flatMap(Planned::by).orElse(null));
        answer.put("createdAt", release.createdAt());
        answer.put("createdBy", release.createdBy().orElse(null));
        answer.put("when", ReleaseStore.when(release).orElse(null));
        Optional<Released> released = release.released();
        answer.put("releasedAt", released.map(Released::at).orElse(null));
        answer.put("releasedBy", released.flatMap(Released::by).orElse(null));
        answer.put(
                "position", released.map(one -> Long.toString(one.position())).orElse(null));
        Optional<Reverted> reverted = release.reverted();
        answer.put("revertedAt", reverted.map(Reverted::at).orElse(null));
        answer.put("revertedBy", reverted.flatMap(Reverted::by).orElse(null));
        answer.put("reason", reverted.map(Reverted::reason).orElse(null));
        answer.put("release", release);
        return answer;
    }

    private static Map<String, @Nullable Object> member(
            Member member, Map<UUID, Object> summaries, Map<UUID, Integer> heads) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("entry", summaries.get(member.entryId()));
        answer.put("action", member.action().name());
        answer.put("locales", member.locales().orElse(null));
        answer.put("version", member.version().orElse(null));
        answer.put(
                "behind",
                member.version().isPresent()
                        && heads.getOrDefault(member.entryId(), 0)
                                > member.version().get());
        answer.put("done", member.done().map(ReleaseAnswers::done).orElse(null));
        return answer;
    }

    private static List<Map<String, @Nullable Object>> done(List<Done> done) {
        List<Map<String, @Nullable Object>> answers = new ArrayList<>();
        for (Done one : done) {
            if (!one.place().equals(Locales.SHARED)) {
                Map<String, @Nullable Object> answer = new LinkedHashMap<>();
                answer.put("locale", one.place());
                answer.put("before", one.before().orElse(null));
                answer.put("after", one.after().orElse(null));
                answers.add(answer);
            }
        }
        return answers;
    }

    /** What the caller may do with the release of a source. */
    List<String> deeds(DataFetchingEnvironment environment, Release release, List<Member> members) {
        Author author = EntryArguments.author(environment);
        return answers.read(environment, tx -> {
            boolean collect = ReleaseRights.mayCollect(tx, author);
            List<Step> steps = planner.steps(tx, members);
            boolean publish = release.state() == ReleaseState.RELEASED
                    ? ReleaseRights.mayRevert(tx, author, steps)
                    : ReleaseRights.mayPublish(tx, author, steps);
            return deeds(release, collect, publish);
        });
    }

    private static List<String> deeds(Release release, boolean collect, boolean publish) {
        ReleaseState state = release.state();
        boolean bundle = release.kind() == ReleaseKind.BUNDLE;
        List<String> deeds = new ArrayList<>();
        add(deeds, "UPDATE", collect && bundle && state.pending());
        add(deeds, "ADD", collect && bundle && state.editable());
        add(deeds, "REMOVE", collect && bundle && state.editable());
        add(deeds, "SCHEDULE", publish && state.pending());
        add(deeds, "UNSCHEDULE", publish && bundle && state == ReleaseState.SCHEDULED);
        add(deeds, "RELEASE", publish && state.pending());
        add(deeds, "REVERT", publish && state == ReleaseState.RELEASED);
        add(deeds, "CANCEL", state.editable() ? collect : publish && state.pending());
        return deeds;
    }

    private static void add(List<String> deeds, String deed, boolean may) {
        if (may) {
            deeds.add(deed);
        }
    }

    /** A source of type ReleasePlan. */
    Map<String, @Nullable Object> plan(DataFetchingEnvironment environment, ReleasePlan plan) {
        Author author = EntryArguments.author(environment);
        Map<UUID, Set<UUID>> missing = answers.read(environment, tx -> missing(tx, author, plan));
        Set<UUID> named = new LinkedHashSet<>(plan.findings().keySet());
        named.addAll(missing.keySet());
        Set<UUID> shown = new LinkedHashSet<>(named);
        missing.values().forEach(shown::addAll);
        Map<UUID, Object> summaries = answers.summariesById(environment, shown);
        Map<UUID, List<EntryFinding>> findings =
                answers.read(environment, tx -> findings(tx, author, plan.findings(), summaries.keySet()));
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("possible", plan.possible());
        answer.put(
                "entries",
                named.stream()
                        .filter(summaries::containsKey)
                        .map(id -> planned(id, missing, summaries, findings))
                        .toList());
        answer.put("hidden", (int) plan.findings().entrySet().stream()
                .filter(one -> !summaries.containsKey(one.getKey())
                        && one.getValue().stream().anyMatch(EntryFinding::error))
                .count());
        return answer;
    }

    /** Without what stands in fields the caller may not see. */
    private static Map<UUID, Set<UUID>> missing(ContentTransaction tx, Author author, ReleasePlan plan) {
        Map<UUID, Set<UUID>> missing = new LinkedHashMap<>();
        for (Step step : plan.steps()) {
            Head newest = step.newest();
            for (Named named : plan.missing().getOrDefault(newest.id(), List.of())) {
                if (EntryGuard.of(author, tx.layout(), newest.type()).sees(newest, named.fieldPath())) {
                    missing.computeIfAbsent(newest.id(), _ -> new LinkedHashSet<>())
                            .add(named.target());
                }
            }
        }
        return missing;
    }

    /** Without what is found in values the caller may not see. */
    private Map<UUID, List<EntryFinding>> findings(
            ContentTransaction tx, Author author, Map<UUID, List<EntryFinding>> found, Collection<UUID> seen) {
        Map<UUID, List<EntryFinding>> shown = new LinkedHashMap<>();
        for (Head head : entries.findHeads(tx.sql(), seen)) {
            shown.put(
                    head.id(),
                    EntryGuard.of(author, tx.layout(), head.type())
                            .shown(head, found.getOrDefault(head.id(), List.of())));
        }
        return shown;
    }

    private Map<String, @Nullable Object> planned(
            UUID id,
            Map<UUID, Set<UUID>> missing,
            Map<UUID, Object> summaries,
            Map<UUID, List<EntryFinding>> findings) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("entry", summaries.get(id));
        answer.put("findings", answers.findings(findings.getOrDefault(id, List.of())));
        answer.put(
                "missing",
                missing.getOrDefault(id, Set.of()).stream()
                        .filter(summaries::containsKey)
                        .map(summaries::get)
                        .toList());
        return answer;
    }
}
