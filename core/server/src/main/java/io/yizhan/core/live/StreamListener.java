package io.yizhan.core.live;

import io.micronaut.core.annotation.Order;
import io.yizhan.core.event.Event;
import io.yizhan.core.event.EventListener;
import io.yizhan.core.event.RecordedEvent;
import jakarta.inject.Singleton;

/** Hands events of this and other servers to the streams: after the others, which forget what they held of grants and answers. */
@Singleton
@Order(1000)
final class StreamListener implements EventListener {
    private final OpenStreams open;

    StreamListener(OpenStreams open) {
        this.open = open;
    }

    @Override
    public void on(RecordedEvent event) {
        switch (event.event()) {
            case Event.EntryPublished published -> offer(event, published);
            case Event.EntryUnpublished unpublished -> offer(event, unpublished);
            case Event.AccessChanged _, Event.PartnerChanged _, Event.ModelChanged _ ->
                open.all().forEach(EventStream::check);
            default -> {
                // Drafts, inquiries and files are not shown live.
            }
        }
    }

    private void offer(RecordedEvent event, Event.OfEntry about) {
        open.all().forEach(stream -> stream.offer(event, about));
    }
}
