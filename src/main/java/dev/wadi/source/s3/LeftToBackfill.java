package dev.wadi.source.s3;

import java.util.Optional;

/** Which folders a backfill that has not ended will still read, so that nobody else does meanwhile. */
@FunctionalInterface
public interface LeftToBackfill {

    /** The days of a stream; none where there is no such backfill. */
    Optional<Days> of(String stream);
}
