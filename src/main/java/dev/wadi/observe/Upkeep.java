package dev.wadi.observe;

/**
 * What the database says of what people and nightly jobs do about a stream.
 *
 * @param paused          whether an operator wants no read to begin
 * @param failedBackfills backfills that could not be read on and stopped
 * @param recheckFailures how often in a row a window could not be looked at again
 * @param differing       windows in which the source and what is here differ, and nothing that lands can mend it
 */
public record Upkeep(boolean paused, long failedBackfills, long recheckFailures, long differing) {

    /** Of a stream that nobody has done anything about. */
    public static final Upkeep NONE = new Upkeep(false, 0, 0, 0);
}
