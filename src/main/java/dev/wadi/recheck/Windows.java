package dev.wadi.recheck;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Windows of time, each as long as the others, the first from 1970 on. */
record Windows(Duration length) {

    /** The beginning of the window that a moment is in. */
    Instant floor(Instant moment) {
        var millis = moment.toEpochMilli();
        return Instant.ofEpochMilli(millis - Math.floorMod(millis, length.toMillis()));
    }

    static long micros(Instant moment) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
    }
}
