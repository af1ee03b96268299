package dev.wadi.sandbox.report;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * From the first poll of an act to its last publication.
 *
 * @param records that landed in it; those that were read again and known are not counted
 * @param from    what is taken for the first poll
 */
public record Span(BigDecimal seconds, long records, long recordsPerSecond, String from) {

    static final String ROUTE = "first step of a source's route";
    static final String RUN = "first run opened";

    /** How long the first act took. */
    public static Span of(Seen day) {
        return of(day.vitals().firstPoll(), day.outcome(), Instant.MIN, day.landed());
    }

    /** How long a later act took. */
    static Span of(Seen before, Seen now) {
        return of(
                Optional.empty(),
                now.outcome(),
                before.outcome().lastPublished().orElse(Instant.MIN),
                now.landed() - before.landed());
    }

    /**
     * Measures.
     *
     * @param poll  when a source's route did its first step; taken where it is not after the first run was opened
     * @param since without any publication from then on it took no time
     */
    static Span of(Optional<Instant> poll, Outcome outcome, Instant since, long records) {
        var opened = outcome.firstOpened();
        var polled = poll.filter(first -> opened.filter(first::isAfter).isEmpty());
        var took = polled.or(() -> opened)
                .flatMap(begin ->
                        outcome.lastPublished().filter(since::isBefore).map(end -> Duration.between(begin, end)))
                .orElse(Duration.ZERO);
        return new Span(seconds(took), records, perSecond(records, took), polled.isPresent() ? ROUTE : RUN);
    }

    static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis()).movePointLeft(3);
    }

    /** A millisecond is the least that is measured. */
    static long perSecond(long records, Duration duration) {
        return Math.round(records * 1_000.0 / Math.max(1, duration.toMillis()));
    }
}
