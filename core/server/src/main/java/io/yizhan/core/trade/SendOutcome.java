package io.yizhan.core.trade;

import java.util.List;

/** What came of sending a basket. */
public sealed interface SendOutcome {
    /**
     * @param inquiries one per enterprise
     * @param warnings e.g. quantities below an enterprise's minimum; none when the same request came before
     */
    record Sent(List<Inquiry> inquiries, List<TradeFinding> warnings) implements SendOutcome {
        public Sent {
            inquiries = List.copyOf(inquiries);
            warnings = List.copyOf(warnings);
        }
    }

    /** Nothing was sent, and the basket is as it was. */
    record Refused(List<TradeFinding> findings) implements SendOutcome {
        public Refused {
            findings = List.copyOf(findings);
        }
    }
}
