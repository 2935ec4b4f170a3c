package io.yizhan.core.delivery;

import io.yizhan.core.event.Event;
import io.yizhan.core.event.EventListener;
import io.yizhan.core.event.RecordedEvent;
import jakarta.inject.Singleton;
import java.util.List;

/** Removes held answers when something they depend on has changed, here or on another server. */
@Singleton
final class AnswerListener implements EventListener {
    private final AnswerShelf shelf;

    AnswerListener(AnswerShelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public void on(RecordedEvent recorded) {
        long position = recorded.position();
        switch (recorded.event()) {
            case Event.EntrySaved _ -> {
                // Drafts are in no answer that is held.
            }
            case Event.AccessChanged _, Event.PartnerChanged _ -> {
                // Who asks is in the key: another audience, another answer.
            }
            case Event.InquirySent _, Event.InquiryChanged _ -> {
                // Inquiries are never in an answer that is held.
            }
            case Event.OfEntry entry ->
                shelf.remove(
                        position,
                        List.of(new Dependency.OnEntry(entry.entryId()), new Dependency.OnType(entry.type())));
            case Event.AssetChanged asset -> shelf.remove(position, List.of(new Dependency.OnAsset(asset.assetId())));
            case Event.ModelChanged _, Event.ContentReindexed _ -> shelf.clear(position);
        }
    }
}
