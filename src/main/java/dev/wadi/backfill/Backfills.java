package dev.wadi.backfill;

import dev.wadi.backfill.Backfill.State;
import dev.wadi.contract.Contracts;
import dev.wadi.source.query.BoundedQuery;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** What people can do about backfills, whatever they use to ask for it. */
public final class Backfills {

    /**
     * How much of a backfill live reading reads as well where it begins at its end: no clock is wrong by more.
     */
    static final Duration OVERLAP = Duration.ofDays(1);

    private final BackfillStore store;
    private final Contracts contracts;

    public Backfills(BackfillStore store, Contracts contracts) {
        this.store = store;
        this.contracts = contracts;
    }

    /**
     * Has a stretch of history read by whichever process of the service has the turn.
     *
     * @throws NotPossible where the stream cannot be asked for a stretch, or a backfill of it has not ended
     */
    public Backfill start(Request request) {
        var contract = contracts.all().stream()
                .filter(candidate -> candidate.stream().equals(request.stream()))
                .findFirst()
                .orElseThrow(() -> new NotPossible("there is no contract of stream '" + request.stream() + "'"));
        if (!contract.source().isBucket() && BoundedQuery.of(contract.source()).isEmpty()) {
            throw new NotPossible(
                    request.stream() + " cannot be asked for a stretch of time: only a stream with a query "
                            + "that has one '>= :from' can, one of an HTTP API with a 'stretch', and one of objects "
                            + "in folders of days");
        }
        return store.start(request, OVERLAP)
                .orElseThrow(() -> new NotPossible("a backfill of " + request.stream() + " has not ended yet"));
    }

    /** All of them, the newest first. */
    public List<Backfill> all() {
        return store.all();
    }

    /** Has one wait after the page that is landing now. */
    public void pause(long id) {
        change(id, Set.of(State.RUNNING), State.PAUSED, "is not running");
    }

    /** Has one that waits or has failed go on where it stopped. */
    public void resume(long id) {
        change(id, Set.of(State.PAUSED, State.FAILED), State.RUNNING, "neither waits nor has failed");
    }

    /** Ends one after the page that is landing now. What has landed stands. */
    public void cancel(long id) {
        change(id, Set.of(State.RUNNING, State.PAUSED, State.FAILED), State.CANCELLED, "has ended");
    }

    private void change(long id, Set<State> from, State to, String otherwise) {
        if (!store.change(id, from, to)) {
            throw new NotPossible("backfill " + id + " " + otherwise + ", or there is none");
        }
    }
}
