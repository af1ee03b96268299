package dev.wadi.settings;

import java.time.Duration;

/**
 * How a bad world is waited for.
 *
 * @param first   the pause before the second try; each after it is twice as long
 * @param longest and none is longer than this
 */
public record RetrySettings(Duration first, Duration longest) {

    public RetrySettings {
        if (first.isNegative() || first.isZero() || longest.isNegative() || longest.isZero()) {
            throw new IllegalArgumentException("pauses have a length");
        }
    }
}
