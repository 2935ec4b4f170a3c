package io.yizhan.core.feeds;

import io.yizhan.core.event.Event;
import io.yizhan.core.event.EventListener;
import io.yizhan.core.event.RecordedEvent;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;

/** Counts how often what is out may have changed: not what happens to drafts. */
@Singleton
final class PublicationNews implements EventListener {
    private final AtomicLong number = new AtomicLong();

    @Override
    public void on(RecordedEvent event) {
        boolean news = switch (event.event()) {
            case Event.EntryPublished _,
                    Event.EntryUnpublished _,
                    Event.EntryTrashed _,
                    Event.EntryUntrashed _,
                    Event.ModelChanged _,
                    Event.ContentReindexed _ -> true;
            default -> false;
        };
        if (news) {
            number.incrementAndGet();
        }
    }

    /** What is read after this was asked shows all that it counts. */
    long number() {
        return number.get();
    }
}
