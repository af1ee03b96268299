package dev.wadi.contract;

import java.time.Duration;
import java.time.Instant;

/** The moments at which something is due. */
public sealed interface Rhythm permits Rhythm.Every, Cron {

    /**
     * The first of them that is later than a moment.
     *
     * @param anchor one of them, not later than the moment; that from which periods count
     */
    Instant after(Instant anchor, Instant moment);

    /** One each period. */
    record Every(Duration period) implements Rhythm {

        public Every {
            if (period.isNegative() || period.isZero()) {
                throw new IllegalArgumentException("schedule: every: '" + period + "' must be longer than nothing");
            }
        }

        @Override
        public Instant after(Instant anchor, Instant moment) {
            var periods = Duration.between(anchor, moment).dividedBy(period);
            return anchor.plus(period.multipliedBy(periods + 1));
        }
    }
}
