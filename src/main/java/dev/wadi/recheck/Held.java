package dev.wadi.recheck;

/**
 * What we hold of a record: the version that wins, shown to readers or about to be.
 *
 * @param version its source version
 * @param rowHash keyed hash of what it says
 * @param deleted whether it says that the record is gone
 */
public record Held(long version, long rowHash, boolean deleted) {}
