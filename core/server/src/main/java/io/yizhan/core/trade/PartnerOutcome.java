package io.yizhan.core.trade;

import java.util.List;
import java.util.Optional;

/** What came of a change of a partner by staff. */
public sealed interface PartnerOutcome {
    /**
     * @param generatedPassword when the server made one; to be shown once
     * @param warnings what may be worth a second look
     */
    record Done(Partner partner, Optional<String> generatedPassword, List<TradeFinding> warnings)
            implements PartnerOutcome {
        public Done {
            warnings = List.copyOf(warnings);
        }

        @Override
        public String toString() {
            return "Done[" + partner.id() + "]";
        }
    }

    /** Nothing was changed. */
    record Refused(List<TradeFinding> findings) implements PartnerOutcome {
        public Refused {
            findings = List.copyOf(findings);
        }
    }

    static PartnerOutcome done(Partner partner) {
        return new Done(partner, Optional.empty(), List.of());
    }

    static PartnerOutcome refused(TradeFinding finding) {
        return new Refused(List.of(finding));
    }
}
