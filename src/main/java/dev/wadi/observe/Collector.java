package dev.wadi.observe;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes figures from the database every so often, on a thread of its own, whoever asks for them and however often. Where the
 * database is away the last ones stay, and {@link #takenAt} tells how old they are.
 */
public final class Collector implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(Collector.class);

    private static final long LAST_SECONDS = 5;

    private final Figures.Source source;
    private final Clock clock;
    private final Consumer<Figures> onTaken;
    private final ScheduledExecutorService thread;
    private volatile Optional<Figures> figures = Optional.empty();
    private volatile Optional<Figures.Counts> counts = Optional.empty();
    private volatile Optional<Instant> takenAt = Optional.empty();
    private volatile boolean up;

    /**
     * Of this source; begins with {@link #start}.
     *
     * @param onTaken is shown all figures once
     */
    public Collector(Figures.Source source, Clock clock, Consumer<Figures> onTaken) {
        this.source = source;
        this.clock = clock;
        this.onTaken = onTaken;
        this.thread = Executors.newSingleThreadScheduledExecutor(work -> {
            var daemon = new Thread(work, "wadi-figures");
            daemon.setDaemon(true);
            return daemon;
        });
    }

    /** Takes figures now and after every such pause. */
    public Collector start(Duration pause, Duration countPause) {
        thread.scheduleWithFixedDelay(this::take, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
        thread.scheduleWithFixedDelay(this::count, 0, countPause.toMillis(), TimeUnit.MILLISECONDS);
        return this;
    }

    /** The last figures. */
    public Optional<Figures> figures() {
        return figures;
    }

    /** The last of what takes longer to count. */
    public Optional<Figures.Counts> counts() {
        return counts;
    }

    /** When the last figures were taken, by the clock of this process. */
    public Optional<Instant> takenAt() {
        return takenAt;
    }

    /** Whether the database answered when it was asked last. */
    public boolean isUp() {
        return up;
    }

    /** Takes figures now. */
    void take() {
        attempt(() -> {
            var taken = source.take();
            figures = Optional.of(taken);
            takenAt = Optional.of(clock.instant());
            onTaken.accept(taken);
        });
    }

    /** Counts now. */
    void count() {
        attempt(() -> counts = Optional.of(source.count()));
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            thread.awaitTermination(LAST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** An exception would end the schedule. */
    private void attempt(Runnable work) {
        try {
            work.run();
            up = true;
        } catch (RuntimeException e) {
            if (up) {
                LOGGER.atWarn()
                        .addKeyValue("code", e.getClass().getName())
                        .log("figures cannot be taken; the last ones stay");
            }
            up = false;
        }
    }
}
