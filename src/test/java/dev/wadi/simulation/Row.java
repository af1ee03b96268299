package dev.wadi.simulation;

/**
 * A record as its source has it.
 *
 * @param stamp  when it was last changed, in seconds of the source's clock; it orders the versions of an id
 * @param number tells its versions apart
 */
record Row(String id, long stamp, int number) {}
