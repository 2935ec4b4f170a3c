package io.yizhan.core.media;

import io.yizhan.core.security.AddressSeal;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Passes for assets that not everybody may see: two more members of an address, with which it works for a while for
 * whoever has it. So a page or a program of a partner can show a document without sending its session along.
 */
@Singleton
final class AssetPasses {
    /** Passes end at full steps of this length, so that for its time an asset has one address, which browsers keep. */
    static final Duration STEP = Duration.ofHours(12);

    private final AddressSeal seal;
    private final Clock clock;

    /** @param until in whole seconds */
    record Pass(Instant until, String seal) {}

    AssetPasses(AddressSeal seal, Clock clock) {
        this.seal = seal;
        this.clock = clock;
    }

    /** A pass for 12 to 24 hours. */
    Pass issue(UUID asset) {
        Instant until = changing().plus(STEP);
        return new Pass(until, seal.of(asset.toString(), until));
    }

    /** From when on other passes are issued. */
    Instant changing() {
        long step = STEP.toSeconds();
        return Instant.ofEpochSecond((clock.instant().getEpochSecond() / step + 1) * step);
    }

    boolean admits(UUID asset, Pass pass) {
        return clock.instant().isBefore(pass.until()) && seal.holds(asset.toString(), pass.until(), pass.seal());
    }
}
