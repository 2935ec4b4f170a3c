package io.yizhan.core.review;

import io.yizhan.core.model.Labels;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A step at which somebody has to agree.
 *
 * @param id unique in its workflow
 * @param roles ids of roles; who has one of them may decide
 * @param contentTicks 审核要点: whether what is said is right
 * @param textTicks 校对要点: whether it is written right
 * @param hours until a decision is due
 */
record ReviewStep(
        String id, Labels name, List<String> roles, List<Tick> contentTicks, List<Tick> textTicks, int hours) {
    ReviewStep {
        roles = List.copyOf(roles);
        contentTicks = List.copyOf(contentTicks);
        textTicks = List.copyOf(textTicks);
    }

    private Stream<Tick> ticks() {
        return Stream.concat(contentTicks.stream(), textTicks.stream());
    }

    /** Required points that are not among the ticked ones. */
    List<Tick> missing(Set<String> ticked) {
        return ticks().filter(tick -> tick.required() && !ticked.contains(tick.id()))
                .toList();
    }

    /** Those of the points that are of this step, in its order. */
    List<Tick> known(Set<String> ticked) {
        return ticks().filter(tick -> ticked.contains(tick.id())).toList();
    }
}
