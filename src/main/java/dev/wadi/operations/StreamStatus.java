package dev.wadi.operations;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A stream as it is now.
 *
 * @param lagSeconds   since the last read that came to its end; empty where none has
 * @param cursor       how far it has been read: the newest source version, or the object last read to its end
 * @param lastRead     when the last read came to its end
 * @param failure      why the last read failed, by the names of classes
 * @param failedAt     and when
 * @param pendingPages pages that have landed and are not done, those parked among them
 * @param asked        whether a read at once has been asked for and has not come to its end
 */
public record StreamStatus(
        String stream,
        StreamState state,
        OptionalLong lagSeconds,
        Optional<String> cursor,
        Optional<Instant> lastRead,
        Optional<String> failure,
        Optional<Instant> failedAt,
        long pendingPages,
        boolean asked) {}
