package dev.wadi.backfill;

import com.google.common.util.concurrent.RateLimiter;
import dev.wadi.bronze.LookBack;
import dev.wadi.bronze.PageDraft;
import dev.wadi.bronze.ReadInterrupted;
import dev.wadi.core.Lane;
import dev.wadi.pace.Pace;
import dev.wadi.source.query.JobStretch;
import dev.wadi.source.query.SourceJob;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A window of a backfill while it is read. Records come in the order of their versions, so when a page has landed all before
 * its last version has: there a read that was paused or killed is taken up. What a source has prepared is taken up at its place
 * there. For one thread.
 */
public final class BackfillStretch implements JobStretch {

    private static final long LOOK_MILLIS = 500;

    private final Backfill backfill;
    private final BackfillStore store;
    private final Clock clock;
    private final Optional<RateLimiter> rate;
    private final Pace pace;
    private final Instant until;
    private Instant since;
    private Optional<SourceJob> job;
    private boolean complete;
    private @Nullable PageDraft landing;
    private boolean over;

    @SuppressWarnings("UnstableApiUsage") // a beta for twelve years
    BackfillStretch(Backfill backfill, BackfillStore store, Pace pace, Clock clock) {
        this.pace = pace;
        this.backfill = backfill;
        this.store = store;
        this.clock = clock;
        this.rate = backfill.rate() == 0 ? Optional.empty() : Optional.of(RateLimiter.create(backfill.rate()));
        this.until = backfill.windowEnd();
        this.job = backfill.job();
        this.since = clock.instant();
    }

    public long id() {
        return backfill.id();
    }

    @Override
    public String stream() {
        return backfill.stream();
    }

    @Override
    public Lane lane() {
        return Lane.BACKFILL;
    }

    @Override
    public Instant from() {
        return backfill.position().truncatedTo(ChronoUnit.SECONDS);
    }

    @Override
    public Instant until() {
        return until;
    }

    @Override
    public Optional<SourceJob> job() {
        return job;
    }

    @Override
    public void keep(Optional<SourceJob> going) {
        job = going;
        store.keep(backfill.id(), going);
    }

    @Override
    public void comeBack(Duration pause) {
        store.comeBack(backfill.id(), pause);
    }

    @Override
    @SuppressWarnings("UnstableApiUsage") // as above
    public PageDraft next(PageDraft page) {
        var landed = landing;
        if (landed != null && !moved(upTo(landed), landed.frames().size())) {
            throw new ReadInterrupted("backfill " + backfill.id() + " is to go on no further now");
        }
        var records = page.frames().size();
        if (records > 0) {
            rate.ifPresent(limit -> limit.acquire(records));
            awaitTurn();
        }
        landing = page;
        return page;
    }

    /** While live work is under way. */
    private void awaitTurn() {
        try {
            while (pace.pieces(1) == 0) {
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReadInterrupted("backfill " + backfill.id() + " is to go on no further now", e);
        }
    }

    @Override
    public void complete() {
        complete = true;
    }

    /** Takes note that all of it has landed; false where not all has been read. */
    boolean finish() {
        var landed = landing;
        if (!complete && (landed == null || !landed.last())) {
            return false;
        }
        moved(until, landed == null ? 0 : landed.frames().size());
        over = true;
        return true;
    }

    /** Whether all of it has landed. */
    boolean isOver() {
        return over;
    }

    private boolean moved(Instant position, long records) {
        var now = clock.instant();
        var worked = Duration.between(since, now);
        since = now;
        return store.moved(backfill.id(), position, records, worked.isNegative() ? Duration.ZERO : worked);
    }

    private Instant upTo(PageDraft page) {
        return page.repeats()
                .filter(LookBack.class::isInstance)
                .map(LookBack.class::cast)
                .map(seen -> Instant.EPOCH.plus(seen.highWater(), ChronoUnit.MICROS))
                .orElse(from());
    }
}
