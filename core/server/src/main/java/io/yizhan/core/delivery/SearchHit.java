package io.yizhan.core.delivery;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry found.
 *
 * @param type id of its content type
 * @param place order values, for cursors
 */
public record SearchHit(UUID id, String type, List<@Nullable Object> place) {}
