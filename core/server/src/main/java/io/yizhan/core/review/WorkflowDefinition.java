package io.yizhan.core.review;

import io.yizhan.core.model.Labels;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a workflow asks for.
 *
 * @param types ids of content types; empty: all
 * @param fourEyes who wrote or submitted something, or decided an earlier step of the round, does not decide
 */
record WorkflowDefinition(Labels name, List<String> types, List<ReviewStep> steps, boolean fourEyes) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    WorkflowDefinition {
        types = List.copyOf(types);
        steps = List.copyOf(steps);
    }

    static WorkflowDefinition parse(String json) {
        return JSON.readValue(json, WorkflowDefinition.class);
    }

    String json() {
        return JSON.writeValueAsString(this);
    }

    boolean covers(String type) {
        return types.isEmpty() || types.contains(type);
    }

    OptionalInt find(String stepId) {
        return IntStream.range(0, steps.size())
                .filter(index -> steps.get(index).id().equals(stepId))
                .findFirst();
    }
}
