package io.yizhan.core.trade;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** What came of an application. */
public sealed interface ApplicationOutcome {
    /** It waits for a decision. The answer is the same when an account of that name exists already. */
    record Received(UUID partner) implements ApplicationOutcome {}

    /** Nothing was stored. */
    record Refused(List<TradeFinding> findings) implements ApplicationOutcome {
        public Refused {
            findings = List.copyOf(findings);
        }
    }

    /** Nothing was looked at. */
    record TooMany(Duration retryAfter) implements ApplicationOutcome {}
}
