package dev.wadi.pace;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * How fast a stage may go on with backfills. While live work is under way, and so long after, they get one piece at a time, so
 * far apart: little enough not to be felt, and never nothing. Otherwise as much as they want. Safe for several threads.
 */
public final class Pace {

    private final LiveWork live;
    private final Duration apart;
    private final Clock clock;
    private Instant liveUntil = Instant.EPOCH;
    private Instant last = Instant.EPOCH;

    /**
     * The pace of one stage.
     *
     * @param apart how far pieces of backfills are apart while live work is under way
     */
    public Pace(LiveWork live, Duration apart, Clock clock) {
        this.live = requireNonNull(live, "live");
        this.apart = requireNonNull(apart, "apart");
        this.clock = requireNonNull(clock, "clock");
    }

    /** The pace where nothing is to be minded. */
    public static Pace unhindered() {
        return new Pace(() -> false, Duration.ZERO, Clock.systemUTC());
    }

    /** How many pieces of backfills may be done now, at the most so many; the next are not before their time. */
    public synchronized int pieces(int most) {
        var now = clock.instant();
        if (live.isUnderWay()) {
            liveUntil = now.plus(apart);
        }
        if (!now.isBefore(liveUntil)) {
            return most;
        }
        if (now.isBefore(last.plus(apart))) {
            return 0;
        }
        last = now;
        return Math.min(1, most);
    }
}
