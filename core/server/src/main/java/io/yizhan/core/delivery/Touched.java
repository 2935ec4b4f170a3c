package io.yizhan.core.delivery;

import io.yizhan.core.event.Event;
import java.util.List;

/** What of the things that answers depend on an event has changed. */
sealed interface Touched {
    /** Nothing that is delivered. */
    record Nothing() implements Touched {}

    record Things(List<Dependency> things) implements Touched {
        public Things {
            things = List.copyOf(things);
        }
    }

    /** Any answer may be another one now. */
    record Everything() implements Touched {}

    static Touched by(Event event) {
        return switch (event) {
            // Drafts are in no answer that is held, and no more are their reviews.
            case Event.EntrySaved _, Event.ReviewChanged _ -> new Nothing();
            // Grants are in the audience of an answer, not in what it was made from.
            case Event.AccessChanged _, Event.PartnerChanged _ -> new Nothing();
            // Inquiries are never in an answer that is held.
            case Event.InquirySent _, Event.InquiryChanged _ -> new Nothing();
            // Previews are never held.
            case Event.PreviewTokenChanged _ -> new Nothing();
            // What a release puts out is told entry by entry.
            case Event.ReleaseChanged _ -> new Nothing();
            case Event.OfEntry entry ->
                new Things(List.of(new Dependency.OnEntry(entry.entryId()), new Dependency.OnType(entry.type())));
            case Event.AssetChanged asset -> new Things(List.of(new Dependency.OnAsset(asset.assetId())));
            case Event.ModelChanged _, Event.ContentReindexed _ -> new Everything();
        };
    }
}
