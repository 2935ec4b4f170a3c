package io.yizhan.core.entry;

import io.yizhan.core.event.Event;
import io.yizhan.core.event.EventFeed;
import io.yizhan.core.event.EventStore;
import io.yizhan.core.media.AssetUse;
import io.yizhan.core.media.AssetUses;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.projection.Layouts;
import io.yizhan.core.projection.Layouts.ContentTransaction;
import io.yizhan.core.security.Action;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Moves entries to the trash and back. */
@Singleton
public class TrashService {
    private final Layouts layouts;
    private final EntryStore entries;
    private final DraftProjection drafts;
    private final StandingUses uses;
    private final EventStore events;
    private final EventFeed feed;
    private final Clock clock;

    TrashService(
            Layouts layouts,
            EntryStore entries,
            DraftProjection drafts,
            StandingUses uses,
            EventStore events,
            EventFeed feed,
            Clock clock) {
        this.layouts = layouts;
        this.entries = entries;
        this.drafts = drafts;
        this.uses = uses;
        this.events = events;
        this.feed = feed;
        this.clock = clock;
    }

    /**
     * Moves an entry to the trash unless other entries, in their drafts or as published, name it.
     *
     * @return the first uses that stand in the way; empty when done
     * @throws io.yizhan.core.problem.ProblemException CONFLICT if anything of it is published, if the version has changed, or if
     *     all that stands in the way is hidden from the author
     */
    List<? extends AssetUse> trash(Author author, UUID id, VersionMark expected) {
        List<? extends AssetUse> standing =
                layouts.write(tx -> {
                    Head head = requireTrashable(tx, author, id);
                    if (head.trashed()) {
                        return List.of();
                    }
                    head.requireVersion(expected);
                    boolean published = entries
                            .localeStates(tx.sql(), List.of(id))
                            .getOrDefault(id, LocaleStates.none())
                            .rows()
                            .values()
                            .stream()
                            .anyMatch(LocaleStates.Row::published);
                    if (published) {
                        throw Problem.of(ProblemCode.CONFLICT, "entry.published")
                                .with("id", id.toString())
                                .exception();
                    }
                    AssetUses.Found found = uses.find(tx, author, id, false);
                    if (found.shown().isEmpty() && found.hidden()) {
                        throw Problem.of(ProblemCode.CONFLICT, "entry.used-hidden")
                                .with("id", id.toString())
                                .exception();
                    }
                    if (found.shown().isEmpty()) {
                        entries.setTrashed(tx.sql(), id, Optional.of(clock.instant()), author.userId());
                        changed(tx, author, head, new Event.EntryTrashed(id, head.type()));
                    }
                    return found.shown();
                });
        feed.committed();
        return standing;
    }

    /** Takes an entry out of the trash; one that is not there stays as it is. */
    void untrash(Author author, UUID id) {
        layouts.write(tx -> {
            Head head = requireTrashable(tx, author, id);
            if (head.trashed()) {
                entries.setTrashed(tx.sql(), id, Optional.empty(), Optional.empty());
                changed(tx, author, head, new Event.EntryUntrashed(id, head.type()));
            }
            return id;
        });
        feed.committed();
    }

    private Head requireTrashable(ContentTransaction tx, Author author, UUID id) {
        Head head = entries.lockHead(tx.sql(), id).orElseThrow(() -> EntryGuard.notFound(id));
        EntryGuard guard = EntryGuard.of(author, tx.layout(), head.type());
        guard.requireVisible(head);
        guard.require(Action.TRASH, head);
        return head;
    }

    private void changed(ContentTransaction tx, Author author, Head head, Event event) {
        drafts.refresh(tx.sql(), tx.layout(), List.of(head.id()));
        events.append(tx.sql(), author.userId(), List.of(event));
    }
}
