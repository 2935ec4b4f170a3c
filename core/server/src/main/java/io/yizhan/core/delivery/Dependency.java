package io.yizhan.core.delivery;

import java.util.UUID;

/** Something whose change may change an answer. */
sealed interface Dependency {
    /** One entry: what it holds, and whether it is there at all. */
    record OnEntry(UUID id) implements Dependency {}

    /**
     * Which entries of a type there are, and in which order. Not by locale: what is not localised goes out with each publish of any
     * locale, so every publish may change the lists of all.
     *
     * @param type id of the content type
     */
    record OnType(String type) implements Dependency {}

    /** One asset: its texts, and whether it is there. */
    record OnAsset(UUID id) implements Dependency {}
}
