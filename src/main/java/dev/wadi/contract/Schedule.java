package dev.wadi.contract;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a stream is read.
 *
 * @param missed what becomes of reads that were due while none could begin, because the service was down or the read before
 *               still went on; a stream that was never read has missed one
 */
public record Schedule(Rhythm rhythm, Missed missed) {

    /** That of a contract that names none. */
    public static final Schedule USUAL = new Schedule(new Rhythm.Every(Duration.ofMinutes(1)), Missed.RUN);

    /** What becomes of reads that were due while none could begin. */
    public enum Missed {
        /** Nothing: the next is when one is due again. */
        SKIP,
        /** One read at once stands for all of them. */
        RUN
    }

    public Schedule {
        requireNonNull(rhythm, "rhythm");
        requireNonNull(missed, "missed");
    }

    /**
     * When the stream is to be read next, which is not before now.
     *
     * @param last when the last read that came to its end was due
     */
    public Instant next(Optional<Instant> last, Instant now) {
        var before = last.map(due -> due.isAfter(now) ? now : due);
        return before.map(anchor -> rhythm.after(anchor, anchor))
                .filter(due -> due.isAfter(now))
                .orElseGet(() -> missed == Missed.RUN ? now : rhythm.after(before.orElse(now), now));
    }
}
