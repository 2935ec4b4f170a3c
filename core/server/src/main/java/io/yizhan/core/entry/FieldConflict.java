package io.yizhan.core.entry;

import io.yizhan.core.model.FieldKey;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A field × locale that somebody else changed since the version the caller started from.
 *
 * @param theirs the value now
 * @param changedIn version that changed it
 */
public record FieldConflict(
        FieldKey field,
        Optional<String> locale,
        Optional<JsonNode> yours,
        Optional<JsonNode> theirs,
        VersionMark changedIn) {}
