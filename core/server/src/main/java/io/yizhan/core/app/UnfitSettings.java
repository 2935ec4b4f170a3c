package io.yizhan.core.app;

import java.util.List;

/** Settings or arguments with which the program does not start; each sentence says what is wrong and what to do. */
final class UnfitSettings extends RuntimeException {
    /** One reason, in both languages. */
    record Reason(String zh, String en) {}

    private final List<Reason> reasons;

    UnfitSettings(List<Reason> reasons) {
        super(String.join("\n", reasons.stream().map(Reason::en).toList()));
        this.reasons = List.copyOf(reasons);
    }

    UnfitSettings(String zh, String en) {
        this(List.of(new Reason(zh, en)));
    }

    List<Reason> reasons() {
        return reasons;
    }
}
