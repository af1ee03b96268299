package dev.wadi.operations;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Runs: what was read and what became of it. */
public interface Runs {

    /**
     * Runs from the newest on.
     *
     * @param stream of this stream only
     * @param before those with a lower number only
     * @param most   at most so many
     */
    List<Run> list(Optional<String> stream, Optional<Long> before, int most);

    /**
     * One execution over a slice of a stream.
     *
     * @param slice     what is read
     * @param brokenOff closed by the next read because its own did not come to an end
     * @param held      whether a gate keeps it from being published
     */
    record Run(
            long run,
            String stream,
            String lane,
            String slice,
            Instant openedAt,
            Optional<Instant> closedAt,
            long read,
            long landed,
            long duplicate,
            long unreadable,
            boolean brokenOff,
            boolean held) {}
}
