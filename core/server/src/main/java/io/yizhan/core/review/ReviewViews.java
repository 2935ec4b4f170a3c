package io.yizhan.core.review;

import io.yizhan.core.entry.Author;
import io.yizhan.core.entry.EntryGuard;
import io.yizhan.core.entry.EntryStore;
import io.yizhan.core.entry.Head;
import io.yizhan.core.projection.Layouts.ContentTransaction;
import io.yizhan.core.review.WorkflowStore.RevisionKey;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads reviews as a caller may see them; four statements, however many. */
@Singleton
class ReviewViews {
    private final EntryStore entries;
    private final ReviewStore reviews;
    private final WorkflowStore workflows;

    ReviewViews(EntryStore entries, ReviewStore reviews, WorkflowStore workflows) {
        this.entries = entries;
        this.reviews = reviews;
        this.workflows = workflows;
    }

    /** Those whose entries the caller may see in their locale, in the order given. */
    List<ReviewView> of(ContentTransaction tx, Author author, List<Review> wanted) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        Map<UUID, Head> heads = new HashMap<>();
        entries.findHeads(tx.sql(), wanted.stream().map(Review::entry).collect(Collectors.toSet()))
                .forEach(head -> heads.put(head.id(), head));
        List<UUID> ids = wanted.stream().map(Review::id).toList();
        Map<UUID, Set<UUID>> writers = reviews.writers(tx.sql(), ids);
        Map<UUID, List<Opinion>> opinions = reviews.opinions(tx.sql(), ids);
        Map<RevisionKey, Workflow> revisions = workflows.revisions(
                tx.sql(), wanted.stream().map(RevisionKey::of).collect(Collectors.toSet()));
        List<ReviewView> views = new ArrayList<>();
        for (Review review : wanted) {
            Head head = heads.get(review.entry());
            Workflow workflow = revisions.get(RevisionKey.of(review));
            if (head == null
                    || workflow == null
                    || tx.layout().model().findType(head.type()).isEmpty()) {
                continue;
            }
            EntryGuard guard = EntryGuard.of(author, tx.layout(), head.type());
            if (Rights.visible(guard, head, review.locale())) {
                List<Opinion> said = opinions.getOrDefault(review.id(), List.of());
                Rights rights = new Rights(author, review, workflow, writers.getOrDefault(review.id(), Set.of()), said);
                Set<Decision> may = head.trashed() ? Set.of() : rights.decisions();
                boolean changed = !ReviewGate.unchangedSince(
                        tx.layout().model().requireType(head.type()), head, review.locale(), review.version());
                views.add(new ReviewView(review, workflow, head, guard, changed, said, may));
            }
        }
        return views;
    }
}
