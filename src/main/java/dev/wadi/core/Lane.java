package dev.wadi.core;

import java.util.Locale;

/** The ways a stream is read side by side, each with cursors of its own. */
public enum Lane {
    /** What happens now. */
    LIVE,
    /** Years of history, read while live work goes on. */
    BACKFILL,
    /** What was read already, looked at again to see whether the source still says so. */
    RECHECK;

    /** The name as it stands in tables, metrics and logs. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The lane with this label. */
    public static Lane of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
