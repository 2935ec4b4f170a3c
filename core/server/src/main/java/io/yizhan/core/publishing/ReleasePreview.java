package io.yizhan.core.publishing;

import io.yizhan.core.entry.EntryStore;
import io.yizhan.core.entry.Head;
import io.yizhan.core.entry.LocaleStates;
import io.yizhan.core.projection.Layouts.ContentTransaction;
import io.yizhan.core.projection.ProjectedEntry;
import io.yizhan.core.projection.ProjectionStore;
import io.yizhan.core.projection.Stage;
import io.yizhan.core.publishing.ReleasePlan.Step;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** Shows what readers would see if a release were out. */
@Singleton
public class ReleasePreview {
    private final ReleaseStore store;
    private final ReleasePlanner planner;
    private final EntryStore entries;
    private final PublishedProjection projection;
    private final ProjectionStore projections;
    private final Clock clock;

    ReleasePreview(
            ReleaseStore store,
            ReleasePlanner planner,
            EntryStore entries,
            PublishedProjection projection,
            ProjectionStore projections,
            Clock clock) {
        this.store = store;
        this.planner = planner;
        this.entries = entries;
        this.projection = projection;
        this.projections = projections;
        this.clock = clock;
    }

    /** Whether a release is still to come. */
    public boolean isPending(ContentTransaction tx, UUID id) {
        return store.find(tx.sql(), id).map(one -> one.state().pending()).orElse(false);
    }

    /**
     * The entries of a release that is still to come, in the versions that would go out.
     *
     * @throws io.yizhan.core.problem.ProblemException NOT_FOUND if there is none, CONFLICT if it is not to come any more
     */
    public List<Head> heads(ContentTransaction tx, UUID id) {
        Release release = store.require(tx.sql(), id);
        release.require(release.state().pending());
        return planner.plan(tx, store.members(tx.sql(), id)).steps().stream()
                .map(Step::head)
                .toList();
    }

    /**
     * Writes the published copies as they would be, in a transaction that its caller gives up. Of a release that is not to come any
     * more nothing is written.
     */
    public void lay(ContentTransaction tx, UUID id) {
        Optional<Release> release =
                store.find(tx.sql(), id).filter(one -> one.state().pending());
        if (release.isEmpty()) {
            return;
        }
        List<Step> steps = planner.plan(tx, store.members(tx.sql(), id)).steps().stream()
                .filter(step -> !step.places().isEmpty())
                .toList();
        List<UUID> ids = steps.stream().map(step -> step.head().id()).toList();
        Map<UUID, LocaleStates> before = entries.localeStates(tx.sql(), ids);
        Map<UUID, LocaleStates> after = new LinkedHashMap<>();
        Instant now = clock.instant();
        steps.forEach(step -> after.put(
                step.head().id(), after(step, before.getOrDefault(step.head().id(), LocaleStates.none()), now)));
        lay(tx, steps, before, after);
    }

    private static LocaleStates after(Step step, LocaleStates before, Instant now) {
        Map<String, LocaleStates.Row> rows = new LinkedHashMap<>(before.rows());
        boolean out = step.member().action() == ReleaseAction.PUBLISH;
        for (String place : step.places()) {
            Optional<Instant> first = before.find(place)
                    .flatMap(LocaleStates.Row::firstPublishedAt)
                    .or(() -> Optional.of(now));
            rows.put(
                    place,
                    new LocaleStates.Row(
                            out ? LocaleStates.PUBLISHED : LocaleStates.UNPUBLISHED,
                            step.head().version().number(),
                            first,
                            Optional.of(now)));
        }
        return new LocaleStates(rows);
    }

    private void lay(
            ContentTransaction tx, List<Step> steps, Map<UUID, LocaleStates> before, Map<UUID, LocaleStates> after) {
        DSLContext sql = tx.sql();
        List<Head> heads = steps.stream().map(Step::head).toList();
        Map<UUID, ProjectedEntry> copies = new LinkedHashMap<>();
        projection.compose(sql, tx.layout(), heads, after).forEach(copy -> copies.put(copy.id(), copy));
        List<ProjectedEntry> replaced = new ArrayList<>();
        List<ProjectedEntry> added = new ArrayList<>();
        Map<String, List<UUID>> gone = new LinkedHashMap<>();
        for (Head head : heads) {
            boolean was = !before.getOrDefault(head.id(), LocaleStates.none())
                    .published(tx.layout().locales())
                    .isEmpty();
            Optional<ProjectedEntry> copy = Optional.ofNullable(copies.get(head.id()));
            copy.ifPresent((was ? replaced : added)::add);
            if (was && copy.isEmpty()) {
                gone.computeIfAbsent(head.type(), _ -> new ArrayList<>()).add(head.id());
            }
        }
        projections.put(sql, tx.layout(), Stage.PUBLISHED, replaced);
        // nothing to delete: that would lock the gap for all who write a new entry next to it
        projections.add(sql, tx.layout(), Stage.PUBLISHED, added);
        gone.forEach((type, ids) -> projections.remove(sql, tx.layout(), Stage.PUBLISHED, type, ids));
    }
}
