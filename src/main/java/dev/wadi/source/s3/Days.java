package dev.wadi.source.s3;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Days whose folders stand under a prefix: {@code dt=2026-01-05/}.
 *
 * @param from  the first
 * @param until the one behind the last
 */
public record Days(LocalDate from, LocalDate until) {

    private static final String FOLDER = "dt=";

    /** The days that end in a stretch of time: the one in which it ends is not over. */
    public static Days of(Instant from, Instant until) {
        return new Days(
                from.atOffset(ZoneOffset.UTC).toLocalDate(),
                until.atOffset(ZoneOffset.UTC).toLocalDate());
    }

    /** What the keys of the first day begin with, and those of no day before. */
    String begin(String prefix) {
        return prefix + FOLDER + from;
    }

    /** Behind what the keys of the last day begin with. */
    String end(String prefix) {
        return prefix + FOLDER + until;
    }

    /** Whether a key stands in the folder of one of them. */
    boolean hold(String prefix, String key) {
        return key.compareTo(begin(prefix)) >= 0 && key.compareTo(end(prefix)) < 0;
    }
}
