package io.yizhan.core.delivery;

import io.yizhan.core.model.Condition;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.projection.LinkWay;
import java.util.Optional;
import java.util.UUID;

/**
 * A list of which a page is shown, to be counted as a whole.
 *
 * @param links how it is reached; empty for root lists
 * @param searched the same by the index, where a text is searched for
 * @param list name of the list, for what is loaded for all of a level
 */
record ListView(
        ContentType type,
        Reader reader,
        ListRequest request,
        Optional<Links> links,
        Optional<SearchedList> searched,
        String list) {

    /**
     * @param start entry from which the links are followed
     * @param seen holds of the entries whose links show, whatever conditions are asked for
     */
    record Links(LinkWay way, UUID start, Condition seen) {}

    /** What is asked of the entries that show. */
    ListRequest shown() {
        return shown(request.where());
    }

    /** The same under other conditions. */
    ListRequest shown(Condition where) {
        return links.map(Links::seen)
                .filter(seen -> !seen.equals(Condition.always()))
                .map(seen -> request.where(Condition.all(seen, where)))
                .orElseGet(() -> request.where(where));
    }

    static ListView root(ContentType type, Reader reader, ListRequest request) {
        return new ListView(type, reader, request, Optional.empty(), Optional.empty(), "");
    }

    static ListView searched(ContentType type, Reader reader, ListRequest request, SearchedList found) {
        return new ListView(type, reader, request, Optional.empty(), Optional.of(found), "");
    }

    static ListView linked(ContentType type, Reader reader, ListRequest request, Links links, String list) {
        return new ListView(type, reader, request, Optional.of(links), Optional.empty(), list);
    }

    /** The same list, told by conditions alone. */
    ListView byConditions() {
        return searched.map(found -> root(type, reader, found.byConditions())).orElse(this);
    }
}
