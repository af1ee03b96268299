package dev.wadi.bronze;

import java.time.Duration;

/**
 * How pages are worked on.
 *
 * @param workers how many pages at once
 * @param lease   how long a worker may take over a page before another may claim it
 */
public record WorkSettings(int workers, Duration lease) {}
