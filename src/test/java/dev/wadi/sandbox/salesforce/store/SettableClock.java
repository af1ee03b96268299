package dev.wadi.sandbox.salesforce.store;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until it is moved, so that records get the stamps one wants. In UTC, for any thread. */
public final class SettableClock extends Clock {

    private Instant now;

    private SettableClock(Instant now) {
        this.now = now;
    }

    /** One that stands at an instant, such as {@code 2026-01-05T08:15:30Z}. */
    public static SettableClock at(String instant) {
        return new SettableClock(Instant.parse(instant));
    }

    /** Moves it to an instant, which may be before. */
    public synchronized void set(Instant instant) {
        now = instant;
    }

    /** Moves it on. */
    public synchronized void advanceSeconds(long seconds) {
        now = now.plusSeconds(seconds);
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("records are stamped in UTC");
    }
}
