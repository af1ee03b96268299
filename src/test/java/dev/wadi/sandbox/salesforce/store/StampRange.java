package dev.wadi.sandbox.salesforce.store;

import java.time.Instant;

/** A span of SystemModstamp in whole seconds since the epoch, both ends included. */
public record StampRange(long from, long to) {

    /** All of time. */
    public static final StampRange ALL = new StampRange(Long.MIN_VALUE, Long.MAX_VALUE);

    /** From the second of this instant on. */
    public static StampRange from(Instant instant) {
        return new StampRange(instant.getEpochSecond(), Long.MAX_VALUE);
    }

    /** Up to the second of this instant. */
    public static StampRange to(Instant instant) {
        return new StampRange(Long.MIN_VALUE, instant.getEpochSecond());
    }

    /** What lies in both. */
    public StampRange and(StampRange other) {
        return new StampRange(Math.max(from, other.from), Math.min(to, other.to));
    }

    /** The smallest span around both. */
    public StampRange or(StampRange other) {
        return new StampRange(Math.min(from, other.from), Math.max(to, other.to));
    }

    /** Whether nothing lies in it. */
    public boolean isEmpty() {
        return from > to;
    }
}
