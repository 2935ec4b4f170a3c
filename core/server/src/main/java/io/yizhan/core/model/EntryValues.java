package io.yizhan.core.model;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * An entry as conditions see it.
 *
 * @param fields canonical fields, an object from {@code owner.id} to value
 */
public record EntryValues(
        UUID id, String type, Instant createdAt, Instant updatedAt, Optional<Instant> publishedAt, JsonNode fields) {

    /** Finds the entries that references lead to, in the stage asked for. */
    @FunctionalInterface
    public interface Finder {
        Optional<EntryValues> find(String type, UUID id);
    }
}
