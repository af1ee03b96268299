package dev.wadi.sandbox.watch;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Looks again and again until nothing is left to do, or until waiting is no use. */
public final class Watch {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Watched service;
    private final Supplier<Standing> lookout;
    private final Display display;
    private final Clock clock;
    private final Duration betweenLooks;

    /** @param betweenLooks how long to leave the database alone after a look, which costs it some time */
    public Watch(Watched service, Supplier<Standing> lookout, Display display, Clock clock, Duration betweenLooks) {
        this.service = service;
        this.lookout = lookout;
        this.display = display;
        this.clock = clock;
        this.betweenLooks = betweenLooks;
    }

    /**
     * Watches until nothing is left.
     *
     * @return what stood in the end
     * @throws RunFailed where the service has ended, something was given up, or nothing has moved for a minute
     */
    public Standing untilNothingIsLeft() throws RunFailed {
        var standing = Standing.NOTHING_YET;
        var lastMove = clock.instant();
        while (true) {
            // asked before looking, so that a service that ends after its last piece of work is not taken for a dead
            // one
            var end = service.end();
            var now = lookout.get();
            if (!now.balances().isEmpty()) {
                display.show(now.balances().stream().map(Progress::of).toList());
            }
            if (end.isPresent()) {
                throw new RunFailed(end.get());
            }
            var alarm = now.alarm();
            if (alarm.isPresent()) {
                throw new RunFailed(alarm.get());
            }
            if (now.open().nothing()) {
                return now;
            }
            if (!now.equals(standing)) {
                standing = now;
                lastMove = clock.instant();
            } else if (Duration.between(lastMove, clock.instant()).compareTo(PATIENCE) >= 0) {
                throw new RunFailed("nothing has moved for " + PATIENCE.toSeconds() + " s; left: " + now.open());
            }
            pauseBetweenLooks();
        }
    }

    /** The database tells nobody when it changes. */
    private void pauseBetweenLooks() {
        LockSupport.parkNanos(betweenLooks.toNanos());
    }
}
