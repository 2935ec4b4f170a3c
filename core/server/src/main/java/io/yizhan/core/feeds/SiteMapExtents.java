package io.yizhan.core.feeds;

import io.yizhan.core.publishing.PublishedLocaleStore.Extent;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;

/** How much of each type is out for anybody, counted again only when something went out or was taken back. */
@Singleton
final class SiteMapExtents {
    private final HeldByNews<String, Map<String, Extent>> counted;
    private final SiteMapPages pages;

    SiteMapExtents(PublicationNews news, SiteMapPages pages) {
        this.counted = new HeldByNews<>(news);
        this.pages = pages;
    }

    /** Types that nobody may see anything of are not among them. */
    Map<String, Extent> current() {
        Map<String, Extent> extents = new TreeMap<>(counted.get("all", pages::extents));
        extents.keySet().removeIf(type -> !pages.shows(type));
        return extents;
    }
}
