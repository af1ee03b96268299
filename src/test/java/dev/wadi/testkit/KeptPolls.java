package dev.wadi.testkit;

import dev.wadi.ledger.Polls;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Polls noted in memory, at the time of a clock. */
public final class KeptPolls implements Polls {

    private final Map<String, Instant> last = new ConcurrentHashMap<>();
    private final Clock clock;

    public KeptPolls(Clock clock) {
        this.clock = clock;
    }

    @Override
    public State of(String stream) {
        return new State(Optional.ofNullable(last.get(stream)), clock.instant());
    }

    @Override
    public void done(String stream, Instant due) {
        last.put(stream, due);
    }
}
