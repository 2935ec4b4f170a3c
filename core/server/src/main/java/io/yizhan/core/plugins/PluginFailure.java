package io.yizhan.core.plugins;

import io.yizhan.core.model.Labels;
import java.time.Duration;
import java.time.Instant;

/**
 * A call of a plugin that came to nothing.
 *
 * @param reason what happened
 * @param slow it took longer than it may, and did not throw
 */
public record PluginFailure(PluginReason reason, boolean slow, Instant at) {

    static PluginFailure thrown(Throwable failure, Instant at) {
        return new PluginFailure(
                PluginReason.of(PluginReasonCode.CALL_FAILED, "detail", PluginReason.describe(failure)), false, at);
    }

    static PluginFailure overtime(Duration limit, Instant at) {
        return new PluginFailure(PluginReason.of(PluginReasonCode.CALL_SLOW, "limit", seconds(limit)), true, at);
    }

    /** What happened, in both languages. */
    public Labels message() {
        return Labels.of(reason.zh(), reason.en());
    }

    static String seconds(Duration duration) {
        return Double.toString(duration.toMillis() / 1000.0).replaceFirst("\\.0$", "");
    }
}
