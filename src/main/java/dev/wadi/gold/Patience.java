package dev.wadi.gold;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How long readers may wait for a candidate while more is on the way to it, so that a customer is published once and not again
 * with each of its records.
 *
 * @param forMore      that is read or worked on
 * @param forBackfills the same where all the candidate holds is of a backfill that goes on: history has waited for long, and each
 *                     publication makes all customers anew that it touches, which are nearly all
 */
public record Patience(Duration forMore, Duration forBackfills) {

    /** Readers wait for nothing. */
    public static final Patience NONE = of(Duration.ZERO);

    public Patience {
        requireNonNull(forMore, "forMore");
        requireNonNull(forBackfills, "forBackfills");
    }

    /** The same for all. */
    public static Patience of(Duration patience) {
        return new Patience(patience, patience);
    }
}
