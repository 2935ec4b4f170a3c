package io.yizhan.core.trade;

import java.util.List;

/** What came of a change of an inquiry. */
public sealed interface InquiryOutcome {
    record Done(Inquiry inquiry) implements InquiryOutcome {}

    /** Nothing was changed. */
    record Refused(List<TradeFinding> findings) implements InquiryOutcome {
        public Refused {
            findings = List.copyOf(findings);
        }
    }

    static InquiryOutcome refused(TradeFinding finding) {
        return new Refused(List.of(finding));
    }
}
