package io.yizhan.core.delivery;

import io.yizhan.core.model.FieldPath;
import java.util.Optional;

/**
 * One part of an order of what is found.
 *
 * @param path of a sortable field; empty for relevance, best first
 * @param descending the other way round
 */
public record SearchOrder(Optional<FieldPath> path, boolean descending) {
    static final SearchOrder RELEVANCE = new SearchOrder(Optional.empty(), false);
}
