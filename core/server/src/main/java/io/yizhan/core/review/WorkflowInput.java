package io.yizhan.core.review;

import io.yizhan.core.model.Labels;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what a workflow asks for. Steps and points without an id are given one that was not there. */
final class WorkflowInput {
    private static final int LONGEST_ID = 40;
    private static final int LONGEST_TEXT = 200;
    private static final int MOST_TICKS = 40;

    private final Set<String> taken = new HashSet<>();
    private int last;

    private WorkflowInput() {}

    static WorkflowDefinition read(Map<String, @Nullable Object> input) {
        List<String> types = texts(input.get("types"));
        WorkflowInput steps = new WorkflowInput();
        return new WorkflowDefinition(
                labels(input.get("name")),
                types,
                steps.all(input.get("steps"), WorkflowChecks.MOST_STEPS + 1, steps::step),
                !Boolean.FALSE.equals(input.get("fourEyes")));
    }

    private <T> List<T> all(@Nullable Object value, int most, Function<Map<?, ?>, T> read) {
        List<?> list = (List<?>) Objects.requireNonNull(value);
        if (list.size() > most) {
            throw Problem.of(ProblemCode.BAD_USER_INPUT, "argument.many")
                    .with("limit", most)
                    .at("input.steps")
                    .exception();
        }
        list.forEach(one -> keep(((Map<?, ?>) one).get("id")));
        return list.stream().map(one -> read.apply((Map<?, ?>) one)).toList();
    }

    private void keep(@Nullable Object id) {
        boolean fits =
                id == null || (id.toString().matches("[A-Za-z0-9-]{1," + LONGEST_ID + "}") && taken.add(id.toString()));
        if (!fits) {
            throw Problem.of(ProblemCode.BAD_USER_INPUT).at("input.steps").exception();
        }
    }

    private String id(@Nullable Object given) {
        if (given != null) {
            return given.toString();
        }
        String made;
        do {
            last++;
            made = "n" + last;
        } while (!taken.add(made));
        return made;
    }

    private ReviewStep step(Map<?, ?> step) {
        WorkflowInput ticks = new WorkflowInput();
        return new ReviewStep(
                id(step.get("id")),
                labels(step.get("name")),
                texts(step.get("roles")),
                ticks.all(step.get("contentTicks"), MOST_TICKS, ticks::tick),
                ticks.all(step.get("textTicks"), MOST_TICKS, ticks::tick),
                (Integer) Objects.requireNonNull(step.get("hours")));
    }

    private Tick tick(Map<?, ?> tick) {
        return new Tick(id(tick.get("id")), labels(tick.get("text")), Boolean.TRUE.equals(tick.get("required")));
    }

    private static List<String> texts(@Nullable Object value) {
        return ((List<?>) Objects.requireNonNull(value))
                .stream().map(String::valueOf).distinct().toList();
    }

    private static Labels labels(@Nullable Object value) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((language, text) ->
                    texts.put(String.valueOf(language), cut(String.valueOf(text).strip())));
        }
        return texts.isEmpty() ? Labels.of("", "") : new Labels(texts);
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST_TEXT));
    }
}
