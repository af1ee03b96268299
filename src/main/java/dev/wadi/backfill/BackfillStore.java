package dev.wadi.backfill;

import dev.wadi.backfill.Backfill.State;
import dev.wadi.source.query.SourceJob;
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

    /** What one of a stream that has not ended has still to read. */
    Optional<Backfill> open(String stream);

    /** Brings a backfill from any of these states into another; false where it is in none of them. */
    boolean change(long id, Collection<State> from, State to);

    /**
     * The running one that has waited longest for its turn, whose turn it is now. One that does not get on has its next turn after
     * a pause, which doubles; one whose stream is stopped has none until that is over.
     */
    Optional<Backfill> next();

    /**
     * Keeps by which job its source prepares the window that is read now, and how far that has landed; where empty, by none. One that
     * is given up when some of it had landed is a failure more.
     */
    void keep(long id, Optional<SourceJob> job);

    /** Has one come up again after a pause; that it has its turn now is no failure. */
    void comeBack(long id, Duration pause);

    /**
     * Notes how far one has landed, never backwards, and that it does not fail. A job that prepared what has landed is forgotten.
     *
     * @return whether it is still to go on
     */
    boolean moved(long id, Instant position, long records, Duration worked);
}
