package dev.wadi.backfill;

import dev.wadi.backfill.Backfill.State;
import dev.wadi.pace.Pace;
import dev.wadi.source.query.Turns;
import java.time.Clock;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bean of the route that reads backfills: one window at a time, backfills in turn. */
public final class BackfillTurns {

    private static final Logger LOGGER = LoggerFactory.getLogger(BackfillTurns.class);
    private static final int FAILURES = 5;

    private final BackfillStore store;
    private final Pace pace;
    private final Clock clock;

    /**
     * Turns of the backfills kept there.
     *
     * @param pace  how fast they may land pages
     * @param clock measures how long each turn takes
     */
    public BackfillTurns(BackfillStore store, Pace pace, Clock clock) {
        this.pace = pace;
        this.store = store;
        this.clock = clock;
    }

    /** Windows to be read, one after another; one that breaks off ends them for now. */
    public Iterator<Optional<BackfillStretch>> turns() {
        return new Turns<>(this::next, BackfillStretch::isOver);
    }

    /** The window to be read now. A backfill that has had its turn five times without getting on has failed. */
    public Optional<BackfillStretch> next() {
        var next = store.next();
        while (next.isPresent() && next.get().failures() > FAILURES) {
            var failed = next.get();
            if (store.change(failed.id(), Set.of(State.RUNNING), State.FAILED)) {
                LOGGER.atWarn()
                        .addKeyValue("stream", failed.stream())
                        .addKeyValue("backfill", failed.id())
                        .log("a backfill cannot be read on and has stopped; resume it when its source is well");
            }
            next = store.next();
        }
        return next.map(backfill -> new BackfillStretch(backfill, store, pace, clock));
    }

    /** Takes note that a window has been read; one that broke off comes up again. */
    public void done(BackfillStretch stretch) {
        if (stretch.finish()) {
            LOGGER.atInfo()
                    .addKeyValue("stream", stretch.stream())
                    .addKeyValue("backfill", stretch.id())
                    .addKeyValue("until", stretch.until())
                    .log("a window of a backfill has landed");
        }
    }
}
