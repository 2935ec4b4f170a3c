package io.yizhan.core.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.database.MovedClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** S-03, H-STR-8. */
class SignInLimiterTest {
    private final MovedClock clock = new MovedClock();
    private final SignInLimiter limiter = new SignInLimiter(clock);

    @Test
    void aThousandTriesAtOneAccountFromAThousandAddressesReachTenTimes() {
        int reached = 0;
        for (int i = 0; i < 1000; i++) {
            reached +=
                    limiter.tryOnce("admin", "10.0." + i / 250 + "." + i % 250).isEmpty() ? 1 : 0;
        }
        assertThat(reached).isEqualTo(10);
    }

    @Test
    void inNoFifteenMinutesAreThereMoreThanTen() {
        int reached = 0;
        for (int minute = 0; minute < 60; minute++) {
            for (int i = 0; i < 5; i++) {
                reached += limiter.tryOnce("admin", "10.0.0." + minute).isEmpty() ? 1 : 0;
            }
            clock.pass(Duration.ofMinutes(1));
        }
        assertThat(reached).isEqualTo(40);
    }

    @Test
    void aThousandAccountsFromOneAddressReachThirtyTimes() {
        int reached = 0;
        for (int i = 0; i < 1000; i++) {
            reached += limiter.tryOnce("user" + i, "10.0.0.1").isEmpty() ? 1 : 0;
        }
        assertThat(reached).isEqualTo(30);
    }

    @Test
    void theWaitIsExactlyTheTimeUntilTheNextTryCounts() {
        for (int i = 0; i < 10; i++) {
            assertThat(limiter.tryOnce("admin", "10.0.0.1")).isEmpty();
            clock.pass(Duration.ofSeconds(10));
        }
        Duration wait = limiter.tryOnce("admin", "10.0.0.1").orElseThrow();
        assertThat(wait).isEqualTo(Duration.ofSeconds(900 - 100));
        clock.pass(wait.minusSeconds(1));
        assertThat(limiter.tryOnce("admin", "10.0.0.1")).isPresent();
        clock.pass(Duration.ofSeconds(1));
        assertThat(limiter.tryOnce("admin", "10.0.0.1")).isEmpty();
    }

    @Test
    void strangersDoNotLockTheOwnerOut() {
        assertThat(limiter.tryOnce("admin", "192.0.2.7")).isEmpty();
        limiter.succeeded("admin", "192.0.2.7");
        for (int i = 0; i < 100; i++) {
            limiter.tryOnce("admin", "10.0.0." + i);
        }
        assertThat(limiter.tryOnce("admin", "10.0.1.1")).isPresent();
        assertThat(limiter.tryOnce("admin", "192.0.2.7")).isEmpty();
    }

    @Test
    void rightPasswordsDoNotUseUpTries() {
        for (int i = 0; i < 100; i++) {
            assertThat(limiter.tryOnce("admin", "192.0.2.7")).isEmpty();
            limiter.succeeded("admin", "192.0.2.7");
        }
    }
}
