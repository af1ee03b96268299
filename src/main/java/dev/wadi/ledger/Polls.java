package dev.wadi.ledger;

import java.time.Instant;
import java.util.Optional;

/** When streams were last read, by the clock of the database, which all processes share. */
public interface Polls {

    /** What is known of a stream now. */
    State of(String stream);

    /** Notes that a read came to its end that was due then. */
    void done(String stream, Instant due);

    /**
     * What is known of a stream.
     *
     * @param last when the last read that came to its end was due
     * @param now  the time it is
     */
    record State(Optional<Instant> last, Instant now) {}
}
