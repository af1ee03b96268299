package dev.wadi.quarantine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Has pages attempted once more by today's contracts, after everything else that waits: what lands meanwhile goes first. What
 * readers see changes where the new attempts say something else, publication by publication.
 */
public interface Replay {

    /**
     * Which pages.
     *
     * @param from  those that landed at this instant or later
     * @param until those that landed before this instant
     * @param scope which of these
     */
    record Range(String stream, Optional<Instant> from, Optional<Instant> until, Scope scope) {}

    /** Which pages of a range. */
    enum Scope {
        /** Those that what is in force has not attempted yet. */
        OUTDATED,
        /** All. */
        ALL,
        /** Those that were parked after three failures. */
        PARKED
    }

    /**
     * How far a replay is, in pages.
     *
     * @param asked   asked for at its start
     * @param left    wait or are being worked on
     * @param paused  wait until it is resumed
     * @param parked  failed three times
     */
    record Progress(long act, long asked, long left, long paused, long parked) {

        /** Whether nothing more will happen by itself. */
        public boolean over() {
            return left == 0;
        }
    }

    /** Begins a replay. Pages that wait already are left as they are. */
    Asked start(Range range, By by);

    /** Replays, the newest first. */
    List<Progress> latest(int most);

    /**
     * How far a replay is.
     *
     * @throws NotOnTheDesk where there is no such act
     */
    Progress progress(long act);

    /** Sets what still waits aside; what is being worked on comes to its end. Pausing twice changes nothing. */
    Progress pause(long act, By by);

    /** Goes on where it was paused. */
    Progress resume(long act, By by);
}
