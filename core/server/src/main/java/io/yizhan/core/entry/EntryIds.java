package io.yizhan.core.entry;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/** Ids of new entries: UUID version 7 (RFC 9562), so that newer entries lie behind older ones in every index. */
@Singleton
public final class EntryIds {
    private final Clock clock;
    private final SecureRandom random;

    EntryIds(Clock clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    public UUID next() {
        long most = (clock.millis() << 16) | 0x7000L | random.nextInt(1 << 12);
        long least = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(most, least);
    }
}
