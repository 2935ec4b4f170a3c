package io.yizhan.core.review;

import io.yizhan.core.entry.EntryFinding;
import io.yizhan.core.entry.Head;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.projection.ModelLayout;
import io.yizhan.core.review.ReviewStore.Mark;
import io.yizhan.core.review.WorkflowStore.RevisionKey;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/**
 * What keeps from being published what has not passed its workflow. An approval belongs to a version: it stands until the
 * locale's values, or those that are not localised, change. Callers hold the locks of the entries.
 */
@Singleton
public class ReviewGate {
    private final WorkflowStore workflows;
    private final ReviewStore reviews;

    ReviewGate(WorkflowStore workflows, ReviewStore reviews) {
        this.workflows = workflows;
        this.reviews = reviews;
    }

    /**
     * What stands in the way, by entry; nothing in the map where nothing does. At most three statements, whatever the
     * number of entries; one where no workflow is active.
     *
     * @param going entries, or earlier versions of them, with the locales in which they are to go out
     */
    public Map<UUID, List<EntryFinding>> findings(DSLContext sql, ModelLayout layout, Map<Head, List<String>> going) {
        List<Workflow> active = going.isEmpty() ? List.of() : workflows.active(sql);
        Map<Head, Workflow> held = new HashMap<>();
        going.keySet()
                .forEach(head -> WorkflowStore.covering(active, head.type())
                        .filter(_ -> layout.model().findType(head.type()).isPresent())
                        .ifPresent(workflow -> held.put(head, workflow)));
        if (held.isEmpty()) {
            return Map.of();
        }
        List<Mark> marks = reviews.marks(
                sql,
                held.keySet().stream().map(Head::id).toList(),
                going.values().stream().flatMap(List::stream).collect(Collectors.toSet()),
                held.values().stream().map(Workflow::id).collect(Collectors.toSet()));
        Map<RevisionKey, Workflow> older = olderRevisions(sql, held, marks);
        Map<UUID, List<EntryFinding>> findings = new HashMap<>();
        held.forEach((head, workflow) -> {
            for (String locale : going.getOrDefault(head, List.of())) {
                List<Mark> own = marks.stream()
                        .filter(mark -> mark.entry().equals(head.id())
                                && mark.locale().equals(locale)
                                && mark.workflow().equals(workflow.id()))
                        .toList();
                if (!stands(type(layout, head), head, locale, own)) {
                    findings.computeIfAbsent(head.id(), _ -> new ArrayList<>())
                            .add(refusal(workflow, locale, own, older));
                }
            }
        });
        return findings;
    }

    /** The newest decision about the version or one before it is an approval, and nothing that goes out has changed since. */
    static boolean stands(ContentType type, Head head, String locale, List<Mark> marks) {
        return newest(head, marks)
                .filter(mark -> mark.state() == ReviewState.APPROVED)
                .filter(mark -> unchangedSince(type, head, locale, mark.version()))
                .isPresent();
    }

    /** The newest decision about the version or one before it. */
    private static Optional<Mark> newest(Head head, List<Mark> marks) {
        return marks.stream()
                .filter(mark -> mark.version() <= head.version().number())
                .filter(mark -> mark.state() == ReviewState.APPROVED || mark.state() == ReviewState.VETOED)
                .reduce((earlier, later) -> later.version() >= earlier.version() ? later : earlier);
    }

    /** Whether nothing that goes out with the locale has changed since. */
    static boolean unchangedSince(ContentType type, Head head, String locale, int version) {
        return !head.marks().changedAfter(type, locale, version);
    }

    private static ContentType type(ModelLayout layout, Head head) {
        return layout.model().requireType(head.type());
    }

    /**
     * What stands in the way of putting back what was out before: a veto since. Approvals are not asked for, as it may have been out
     * before there was a workflow.
     *
     * @param going earlier versions of entries, with the locales in which they are to go out again
     */
    public Map<UUID, List<EntryFinding>> vetoes(DSLContext sql, ModelLayout layout, Map<Head, List<String>> going) {
        List<Workflow> active = going.isEmpty() ? List.of() : workflows.active(sql);
        if (active.isEmpty()) {
            return Map.of();
        }
        List<Mark> marks = reviews.marks(
                sql,
                going.keySet().stream().map(Head::id).toList(),
                going.values().stream().flatMap(List::stream).collect(Collectors.toSet()),
                active.stream().map(Workflow::id).collect(Collectors.toSet()));
        Map<UUID, List<EntryFinding>> findings = new HashMap<>();
        going.forEach((head, locales) -> locales.forEach(locale -> newest(
                        head,
                        marks.stream()
                                .filter(mark -> mark.entry().equals(head.id())
                                        && mark.locale().equals(locale))
                                .toList())
                .filter(mark -> mark.state() == ReviewState.VETOED)
                .filter(mark -> unchangedSince(type(layout, head), head, locale, mark.version()))
                .ifPresent(_ -> findings.computeIfAbsent(head.id(), _ -> new ArrayList<>())
                        .add(ReviewFindings.error("REVERT_VETOED", Optional.of(locale), Map.of("locale", locale))))));
        return findings;
    }

    private static EntryFinding refusal(
            Workflow workflow, String locale, List<Mark> marks, Map<RevisionKey, Workflow> older) {
        ReviewStep at = marks.stream()
                .filter(mark -> mark.state() == ReviewState.IN_REVIEW)
                .findFirst()
                .map(mark -> older.getOrDefault(new RevisionKey(mark.workflow(), mark.revision()), workflow)
                        .step(mark.step()))
                .orElse(workflow.step(0));
        Map<String, String> params =
                ReviewFindings.named("workflow", workflow.definition().name(), "step", at.name());
        params.put("locale", locale);
        return ReviewFindings.error("NEEDS_REVIEW", Optional.of(locale), params);
    }

    /** Of reviews that are under way by another revision than the newest. */
    private Map<RevisionKey, Workflow> olderRevisions(DSLContext sql, Map<Head, Workflow> held, List<Mark> marks) {
        Set<RevisionKey> newest = held.values().stream()
                .map(workflow -> new RevisionKey(workflow.id(), workflow.revision()))
                .collect(Collectors.toSet());
        Set<RevisionKey> keys = new HashSet<>();
        marks.stream()
                .filter(mark -> mark.state() == ReviewState.IN_REVIEW)
                .forEach(mark -> keys.add(new RevisionKey(mark.workflow(), mark.revision())));
        keys.removeAll(newest);
        return workflows.revisions(sql, keys);
    }
}
