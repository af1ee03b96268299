package dev.wadi.settings;

import dev.wadi.operations.StopSettings;
import java.time.Duration;

/** Reads {@code wadi.retry.*} and {@code wadi.stop.*}. */
final class RetrySettingsReader {

    private static final int HOUR_MILLIS = 3_600_000;

    private RetrySettingsReader() {}

    static RetrySettings read(Properties properties) {
        return new RetrySettings(
                Duration.ofMillis(properties.number("wadi.retry.firstMillis", 1, HOUR_MILLIS)),
                Duration.ofMillis(properties.number("wadi.retry.longestMillis", 1, HOUR_MILLIS)));
    }

    static StopSettings stops(Properties properties) {
        return new StopSettings(
                properties.number("wadi.stop.failures", 1, 10_000),
                Duration.ofMillis(properties.number("wadi.stop.pauseMillis", 100, 24 * HOUR_MILLIS)),
                Duration.ofMillis(properties.number("wadi.stop.limitedMillis", 100, 24 * HOUR_MILLIS)));
    }
}
