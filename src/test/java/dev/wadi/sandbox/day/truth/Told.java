package dev.wadi.sandbox.day.truth;

import java.time.Instant;

/**
 * A record and what is true about it, on their way to different readers.
 *
 * @param at from when on the source has it so
 */
public record Told<T>(Instant at, T record, RecordTruth truth) {}
