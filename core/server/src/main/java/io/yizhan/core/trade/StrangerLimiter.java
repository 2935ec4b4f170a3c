package io.yizhan.core.trade;

import io.yizhan.core.security.TryWindow;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Bounds what people who are not signed in may have stored in an hour: from one network, and from all together. */
@Singleton
final class StrangerLimiter {
    static final Duration WINDOW = Duration.ofHours(1);

    private static final int KEYS = 100_000;

    private final TryWindow<Key> tries;

    /** What is stored. */
    enum Deed {
        APPLY(10, 200),
        /** A line in a basket: a whole fair may sit behind one network, and a basket of one's own with each line is no way out. */
        ADD_LINE(1_000, 10_000);

        final int perNetwork;
        final int inAll;

        Deed(int perNetwork, int inAll) {
            this.perNetwork = perNetwork;
            this.inAll = inAll;
        }
    }

    /** @param network empty for all together */
    private record Key(Deed deed, String network) {}

    StrangerLimiter(Clock clock) {
        this.tries = new TryWindow<>(clock, WINDOW, KEYS);
    }

    /** Counts one; when it is one too many, nothing is counted and the time to wait is the answer. */
    Optional<Duration> tryOnce(Deed deed, String network) {
        return tries.tryOnce(Map.of(new Key(deed, "of " + network), deed.perNetwork, new Key(deed, ""), deed.inAll));
    }
}
