package io.yizhan.core.delivery;

import io.yizhan.core.model.ContentType;
import io.yizhan.core.projection.LinkWay;
import java.util.Optional;
import java.util.UUID;

/**
 * A list of which a page is shown, to be counted as a whole.
 *
 * @param links how it is reached; empty for root lists
 * @param list name of the list, for what is loaded for all of a level
 */
record ListView(ContentType type, Reader reader, ListRequest request, Optional<Links> links, String list) {
    /** @param start entry from which the links are followed */
    record Links(LinkWay way, UUID start) {}

    static ListView root(ContentType type, Reader reader, ListRequest request) {
        return new ListView(type, reader, request, Optional.empty(), "");
    }
}
