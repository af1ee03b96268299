package dev.wadi.source.query;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** How far before the newest record landed a read begins: a look-back, to the whole second before. */
record Window(Duration lookBack) {

    private static final long SECOND = 1_000_000;

    /** The lower bound of a read, in microseconds since 1970, where the newest record landed has this version. */
    long from(long highWater) {
        var from = Math.max(0, highWater - lookBack.toNanos() / 1_000);
        return from - from % SECOND;
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
