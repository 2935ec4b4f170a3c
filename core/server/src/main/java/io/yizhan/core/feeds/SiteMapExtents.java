package io.yizhan.core.feeds;

import io.yizhan.core.event.EventFeed;
import io.yizhan.core.publishing.PublishedLocaleStore.Extent;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How much of each type is out, counted again only when something has happened since. */
@Singleton
final class SiteMapExtents {
    private final EventFeed feed;
    private final SiteMapPages pages;
    private volatile @Nullable Counted counted;

    /** @param audience what anybody was given then */
    private record Counted(long position, String audience, Map<String, Extent> extents) {}

    SiteMapExtents(EventFeed feed, SiteMapPages pages) {
        this.feed = feed;
        this.pages = pages;
    }

    /** The position is read first, so what is counted is at least as new. */
    Map<String, Extent> current() {
        long position = feed.delivered();
        String audience = pages.audience();
        Counted last = counted;
        if (last != null && last.position == position && last.audience.equals(audience)) {
            return last.extents;
        }
        Counted next = new Counted(position, audience, pages.extents());
        counted = next;
        return next.extents;
    }
}
