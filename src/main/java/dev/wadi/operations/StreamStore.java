package dev.wadi.operations;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What is kept about streams. */
public interface StreamStore {

    /** What is known of every stream of the tenant of which anything is. */
    Map<String, Known> known();

    /** Pauses a stream or lets it go on, and notes who wanted it. Doing so twice is no harm. */
    void pause(String stream, boolean paused, Operator operator);

    /** Asks for a read at once, and notes who did. */
    void ask(String stream, Operator operator);

    /**
     * What is known of a stream.
     *
     * @param now        the time it is, by the clock of the database
     * @param lookedAt   when its reader was last seen between two reads
     * @param readingNow whether a read has begun and not ended
     * @param highWater  the newest source version landed, in microseconds since 1970
     * @param stopped    whether it is left alone for a while, because it kept failing
     * @param lastSlice  what was last read to its end
     */
    record Known(
            Instant now,
            boolean paused,
            boolean asked,
            Optional<Instant> lookedAt,
            boolean readingNow,
            Optional<Instant> lastRead,
            Optional<Long> highWater,
            Optional<String> lastSlice,
            Optional<String> failure,
            Optional<Instant> failedAt,
            boolean stopped,
            long pendingPages) {}
}
