package dev.wadi.backfill;

import static java.util.Objects.requireNonNull;

import dev.wadi.source.query.SourceJob;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A stretch of the history of a stream that somebody asked to be read.
 *
 * @param from          the lowest source version
 * @param until         the source version before which it ends
 * @param position      all before this source version has landed
 * @param window        how much of it is asked of the source at once
 * @param rate          the most records a second; 0 for as many as there are
 * @param records       how many have been read so far
 * @param worked        how long it has been read so far, pauses left out
 * @param failures      how often in a row it could not be read on
 * @param job           by which its source prepares the window that is read now, where it does
 */
public record Backfill(
        long id,
        String stream,
        Instant from,
        Instant until,
        Instant position,
        Duration window,
        int rate,
        State state,
        long records,
        Duration worked,
        int failures,
        String askedBy,
        Instant askedAt,
        Optional<SourceJob> job) {

    private static final int PERCENT = 100;

    public Backfill {
        requireNonNull(state, "state");
        if (!from.isBefore(until) || position.isBefore(from)) {
            throw new IllegalArgumentException("a backfill from " + from + " at " + position + " until " + until);
        }
    }

    /** How it stands with a backfill. */
    public enum State {
        /** It is read whenever there is time. */
        RUNNING,
        /** Somebody wants it to wait. */
        PAUSED,
        /** All of it has landed. */
        DONE,
        /** It could not be read on, again and again. */
        FAILED,
        /** Somebody wants no more of it; what has landed stands. */
        CANCELLED;

        /** The name as it stands in tables and in what commands print. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The state with this label. */
        public static State of(String label) {
            return valueOf(label.toUpperCase(Locale.ROOT));
        }
    }

    /** How much of the time it spans has landed, in percent, rounded down. */
    public int percent() {
        return (int) (PERCENT * behind() / span());
    }

    /** Where the window that is read now ends. */
    public Instant windowEnd() {
        var end = position.plus(window);
        return end.isBefore(until) ? end : until;
    }

    /** How long it will still take where records are as dense ahead as they were behind; nothing before there is a measure. */
    public Optional<Duration> left() {
        var behind = behind();
        return state == State.RUNNING && behind > 0
                ? Optional.of(Duration.ofMillis((long) ((double) worked.toMillis() * (span() - behind) / behind)))
                : Optional.empty();
    }

    /** Of a window that comes in any order, as much as the share of its records that came. */
    private long behind() {
        var landed = Duration.between(from, position).toMillis();
        return landed
                + job.filter(going -> going.total() > 0)
                        .map(going -> (long) ((double)
                                        Duration.between(position, windowEnd()).toMillis()
                                * Math.min(going.came(), going.total())
                                / going.total()))
                        .orElse(0L);
    }

    private long span() {
        return Math.max(1, Duration.between(from, until).toMillis());
    }
}
