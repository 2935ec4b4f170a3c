package io.yizhan.core.entry;

import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import java.util.Optional;
import java.util.UUID;

/** Takes unique values for entries and gives them up. */
interface KeyClaims {

    /**
     * Claims a value for an entry.
     *
     * @return the entry that has it, if it is another
     */
    Optional<UUID> claim(ContentType type, Field field, String locale, String value, UUID entry);

    /** Gives up what the draft of an entry has no more. */
    void release(ContentType type, Field field, String locale, Optional<String> kept, UUID entry);
}
