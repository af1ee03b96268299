package dev.wadi.source.query;

import dev.wadi.bronze.Reading;
import java.time.Instant;

/**
 * One read of a stream that is asked for by query, while it goes on: where it is, and where the next answer is to be had. For
 * one thread.
 */
public final class QueryRead {

    private final Reading reading;
    private final String query;
    private long start;
    private long highWater;
    private String next = "";

    QueryRead(Reading reading, String query, long highWater) {
        this.reading = reading;
        this.query = query;
        this.highWater = highWater;
    }

    /** What to ask first. */
    public String getQuery() {
        return query;
    }

    /** What to ask next. */
    public String getNext() {
        return next;
    }

    /** Whether there is more to ask for. */
    public boolean isMore() {
        return !next.isEmpty();
    }

    Reading reading() {
        return reading;
    }

    /** Bytes taken in before. */
    long start() {
        return start;
    }

    /** The highest source version seen, by this read or before it. */
    long highWater() {
        return highWater;
    }

    void took(int bytes, long newHighWater, String goOn) {
        start += bytes;
        highWater = newHighWater;
        next = goOn;
    }

    /** A source version as the instant it stands for. */
    static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L);
    }
}
