package io.yizhan.core.entry;

import tools.jackson.databind.json.JsonMapper;

/** Answers of saves, as kept beside their idempotency key. Conflicts leave nothing behind and are never kept. */
final class OutcomeJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private OutcomeJson() {}

    static String write(SaveOutcome outcome) {
        return JSON.writeValueAsString(outcome);
    }

    static SaveOutcome read(String json) {
        return JSON.readValue(json, SaveOutcome.Saved.class);
    }
}
