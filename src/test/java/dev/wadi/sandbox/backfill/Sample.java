package dev.wadi.sandbox.backfill;

/**
 * How a backfill stood at one time.
 *
 * @param landed    records read from the source and kept
 * @param written   records of pages that are done
 * @param published records that readers see
 * @param heap      bytes in use in the service
 * @param old       of them, those of what has lived through several collections
 */
public record Sample(double seconds, long landed, long written, long published, long heap, long old) {}
