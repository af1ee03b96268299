package dev.wadi.backfill;

import dev.wadi.backfill.Backfill.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Where backfills are kept. */
public interface BackfillStore {

    /**
     * Takes a request in, running. Where the stream was never read, live reading begins {@code overlap} before its end.
     *
     * @return empty where a backfill of the stream has not ended yet
     */
    Optional<Backfill> start(Request request, Duration overlap);

    /** All of them, the newest first. */
    List<Backfill> all();

    /** Brings a backfill from any of these states into another; false where it is in none of them. */
    boolean change(long id, Collection<State> from, State to);

    /** The running one that has waited longest for its turn, whose turn it is now. */
    Optional<Backfill> next();

    /**
     * Notes how far one has landed, never backwards, and that it does not fail.
     *
     * @return whether it is still to go on
     */
    boolean moved(long id, Instant position, long records, Duration worked);
}
