package dev.wadi.settings;

import java.time.Duration;

/** Reads {@code wadi.retry.*}. */
final class RetrySettingsReader {

    private static final int HOUR_MILLIS = 3_600_000;

    private RetrySettingsReader() {}

    static RetrySettings read(Properties properties) {
        return new RetrySettings(
                Duration.ofMillis(properties.number("wadi.retry.firstMillis", 1, HOUR_MILLIS)),
                Duration.ofMillis(properties.number("wadi.retry.longestMillis", 1, HOUR_MILLIS)));
    }
}
