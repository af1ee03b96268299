package dev.wadi.enrich.lifecycle;

import java.util.Locale;

/** Where a customer stands. Of several that fit, the first in this order. */
public enum LifecycleStage {
    /** Has never ordered. */
    PROSPECT,
    /** Has not ordered for very long. */
    LAPSED,
    /** Has not ordered for long, or has too many open tickets. */
    AT_RISK,
    /** Ordered for the first time not long ago. */
    NEW,
    /** Has ordered often. */
    LOYAL,
    /** Has ordered. */
    ACTIVE;

    /** The word as it stands in tables: {@code at-risk}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
