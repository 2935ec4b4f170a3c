package io.yizhan.core.projection;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * An entry as it is to stand in the tables of one stage.
 *
 * @param state word of the entry's state for lists: DRAFT, PUBLISHED, CHANGED, UNPUBLISHED
 * @param fields by field key, in the form of docs/model-files.md: a localised field is an object from locale to value
 * @param locales locales that may be delivered; for drafts those with any value
 */
public record ProjectedEntry(
        UUID id,
        String type,
        int versionNumber,
        String state,
        boolean trashed,
        Instant createdAt,
        Instant updatedAt,
        Optional<Instant> publishedAt,
        ObjectNode fields,
        List<String> locales) {
    public ProjectedEntry {
        locales = List.copyOf(locales);
    }
}
