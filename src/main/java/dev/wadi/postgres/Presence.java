package dev.wadi.postgres;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * That a process lives, as others see it: an advisory lock under its name, held by a connection of its own, which is gone the
 * moment the process is. {@code ops.lives} asks for it. A process that cannot hold it, as in a network that cuts its connection,
 * is not seen to live: whoever relies on that has to bear a mistake.
 */
public final class Presence implements AutoCloseable {

    /** Keeps these locks apart from all others; {@code ops.lives} knows it too. */
    private static final int LOCKS = 0x574F524B;

    private final LeaderLock lock;
    private final ScheduledExecutorService keeper;

    /**
     * Shows it from now on.
     *
     * @param every how often the lock is looked after
     */
    public Presence(DataSource database, String process, Duration every) {
        this.lock = new LeaderLock(database, LOCKS, process);
        this.keeper = Executors.newSingleThreadScheduledExecutor(work -> {
            var thread = new Thread(work, "wadi-presence");
            thread.setDaemon(true);
            return thread;
        });
        keeper.scheduleWithFixedDelay(lock::hold, 0, every.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        keeper.shutdownNow();
        try {
            // a check under way ends first: it must not take the lock again once that has been given up
            keeper.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        lock.release();
    }
}
