package io.yizhan.core.delivery;

import io.yizhan.core.model.FieldPath;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.projection.OrderKey;
import java.util.Optional;

/**
 * One part of an order of what is found.
 *
 * @param path of a sortable field; empty for relevance, best first
 * @param descending the other way round
 */
public record SearchOrder(Optional<FieldPath> path, boolean descending) {
    static final SearchOrder RELEVANCE = new SearchOrder(Optional.empty(), false);

    /** @throws io.yizhan.core.problem.ProblemException BAD_USER_INPUT if the order leads through a reference, which the index does not know */
    static SearchOrder of(OrderKey key) {
        if (key.through().isPresent()) {
            throw Problem.of(ProblemCode.BAD_USER_INPUT, "order.through-searched")
                    .at("orderBy")
                    .exception();
        }
        return new SearchOrder(Optional.of(key.path()), key.descending());
    }
}
