package dev.wadi.backfill;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What somebody asks to be read.
 *
 * @param from  the lowest source version, to the second
 * @param until the source version before which it ends, to the second
 * @param window how much of it is asked of the source at once
 * @param rate  the most records a second; 0 for as many as there are
 * @param by    who asks
 */
public record Request(String stream, Instant from, Instant until, Duration window, int rate, String by) {

    private static final Duration SHORTEST = Duration.ofMinutes(1);

    public Request {
        from = from.truncatedTo(ChronoUnit.SECONDS);
        until = until.truncatedTo(ChronoUnit.SECONDS);
        if (!from.isBefore(until)) {
            throw new NotPossible("a backfill must end after it begins: from " + from + " until " + until);
        }
        if (window.compareTo(SHORTEST) < 0) {
            throw new NotPossible("a window must be at least a minute");
        }
        if (rate < 0) {
            throw new NotPossible("a rate is at least 1 record a second, or 0 for no limit");
        }
        if (by.isBlank()) {
            throw new NotPossible("who asks must be said");
        }
    }
}
