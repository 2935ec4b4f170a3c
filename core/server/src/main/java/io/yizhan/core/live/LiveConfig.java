package io.yizhan.core.live;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * Settings of live changes, prefix {@code yizhan.live}.
 *
 * @param streams open streams of this server, 0 to 100000; 0 takes none
 * @param streamsPerCaller open streams of one user or token, or of all anonymous callers of one address, 1 to 10000
 * @param operations subscriptions that share one stream, 1 to 1000
 * @param backlog events that may wait for one slow reader, and that a reader who comes back may have missed, 1 to 100000
 * @param answerBytes length of what one event shows, 1000 to 10000000
 * @param heartbeat how often a silent stream is written to, and the right to it asked for again, at least 100ms
 */
@ConfigurationProperties("yizhan.live")
record LiveConfig(
        @Bindable(defaultValue = "2000") int streams,
        @Bindable(defaultValue = "5") int streamsPerCaller,
        @Bindable(defaultValue = "20") int operations,
        @Bindable(defaultValue = "1000") int backlog,
        @Bindable(defaultValue = "200000") int answerBytes,
        @Bindable(defaultValue = "12s") Duration heartbeat) {
    private static final Duration SHORTEST = Duration.ofMillis(100);

    LiveConfig {
        between("streams", streams, 0, 100_000);
        between("streams-per-caller", streamsPerCaller, 1, 10_000);
        between("operations", operations, 1, 1_000);
        between("backlog", backlog, 1, 100_000);
        between("answer-bytes", answerBytes, 1_000, 10_000_000);
        if (heartbeat.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("yizhan.live.heartbeat has to be at least 100ms, but is " + heartbeat);
        }
    }

    private static void between(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "yizhan.live." + name + " has to lie between " + least + " and " + most + ", but is " + value);
        }
    }
}
