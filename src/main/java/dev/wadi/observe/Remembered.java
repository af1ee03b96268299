package dev.wadi.observe;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Looks at the database at most every so often, however often it is asked. Safe for use by several threads. */
public final class Remembered implements DatabaseState.Probe {

    private final DatabaseState.Probe probe;
    private final Clock clock;
    private final Duration memory;
    private Instant lookedAt = Instant.EPOCH;
    private DatabaseState last = new DatabaseState.Away("-");

    /** Remembers for this long. */
    public Remembered(DatabaseState.Probe probe, Clock clock, Duration memory) {
        this.probe = probe;
        this.clock = clock;
        this.memory = memory;
    }

    @Override
    public synchronized DatabaseState look() {
        if (!clock.instant().isBefore(lookedAt.plus(memory))) {
            last = probe.look();
            // after the look, which may have taken its time
            lookedAt = clock.instant();
        }
        return last;
    }
}
