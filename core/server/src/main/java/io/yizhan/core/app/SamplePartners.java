package io.yizhan.core.app;

import io.yizhan.core.security.Caller;
import io.yizhan.core.trade.CatalogueGrant;
import io.yizhan.core.trade.PartnerFilter;
import io.yizhan.core.trade.PartnerOutcome;
import io.yizhan.core.trade.PartnerProfile;
import io.yizhan.core.trade.PartnerService;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Two partners to look at: one approved that holds two catalogues, one that waits for a decision. Neither has an account:
 * a password everybody knows would be a door.
 */
@Singleton
final class SamplePartners {
    private static final PartnerProfile APPROVED = new PartnerProfile(
            "Samarkand Craft House (demo)",
            "UZ",
            List.of("ru", "en"),
            List.of("USD", "EUR"),
            "Dilnoza Karimova (demo)",
            "buying@craft-house.example",
            Optional.of("+998 66 000 00 00"),
            Optional.of("https://craft-house.example/"));
    private static final PartnerProfile WAITING = new PartnerProfile(
            "Bottega del Levante (demo)",
            "IT",
            List.of("en"),
            List.of("EUR"),
            "Marta Riva (demo)",
            "acquisti@bottega.example",
            Optional.empty(),
            Optional.empty());

    private final PartnerService partners;

    SamplePartners(PartnerService partners) {
        this.partners = partners;
    }

    /** Loading again changes nothing of a partner that is there. */
    void load() {
        Caller program = new Caller.Program();
        if (missing(APPROVED)
                && partners.create(APPROVED, "", Optional.empty(), program) instanceof PartnerOutcome.Done done) {
            partners.grantCatalogues(
                    done.partner().id(),
                    done.partner().version(),
                    List.of(granted("silkroad-2027-catalogue"), granted("collectors-jade-2027")),
                    program);
        }
        if (missing(WAITING)) {
            partners.register(WAITING, "We run three design shops and look for carpets and ceramics.", program);
        }
    }

    private static CatalogueGrant.Wanted granted(String key) {
        return new CatalogueGrant.Wanted(SampleContent.id("exportCatalog", key), Optional.empty());
    }

    private boolean missing(PartnerProfile profile) {
        return partners.count(new PartnerFilter(Optional.of(profile.company()), Set.of())) == 0;
    }
}
