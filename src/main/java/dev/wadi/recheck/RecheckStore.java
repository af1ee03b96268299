package dev.wadi.recheck;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How far each stream has been looked at again, and what was found. */
public interface RecheckStore {

    /**
     * Where a stream stands, whose turn it is now. A round begins where the last began so long ago; the first, so long after
     * the stream is asked about first.
     *
     * @param pages how many pages a round may compare
     * @return empty where no round is open
     */
    Optional<Standing> turn(String stream, Duration every, int pages);

    /** Notes what was found, and where the stream stands now. */
    void found(Finding finding, Standing standing);

    /**
     * Ends the round of a stream.
     *
     * @param anew whether the next begins what is older from the start
     */
    void end(String stream, boolean anew);

    /** Has a round begin at the next look. */
    void begin(String stream);

    /** What was found in the last look at each window, the newest window first. */
    List<Finding> findings(String stream);

    /**
     * Where a stream stands in its round.
     *
     * @param now      when its turn began, by the clock of the database
     * @param recent   where to go on in what is recent; the epoch at the beginning of a round
     * @param old      where to go on in what is older
     * @param left     how many pages may still be compared
     * @param failures how many turns in a row came to nothing
     */
    record Standing(Instant now, Instant recent, Instant old, int left, int failures) {}
}
