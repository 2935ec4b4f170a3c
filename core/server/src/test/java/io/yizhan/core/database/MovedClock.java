package io.yizhan.core.database;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that tests move by hand; stands with {@link TestDatabase}, where tests of all rooms find it. */
public final class MovedClock extends Clock {
    private volatile Instant now = Instant.parse("2026-03-01T08:00:00Z");

    public void pass(Duration time) {
        now = now.plus(time);
    }

    /** The moment; ten minutes are past then. */
    public Instant mark() {
        Instant moment = now;
        pass(Duration.ofMinutes(10));
        return moment;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
