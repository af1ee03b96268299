package dev.wadi.operations;

import java.time.Duration;

/**
 * When a stream that keeps failing is stopped.
 *
 * @param failures after so many failed reads in a row
 * @param pause    for so long; then one read is tried
 * @param limited  for so long where its source has no more requests for us
 */
public record StopSettings(int failures, Duration pause, Duration limited) {}
