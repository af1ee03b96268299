package dev.wadi.operations;

import dev.wadi.backfill.Backfill;
import dev.wadi.backfill.Backfills;
import dev.wadi.backfill.Request;
import dev.wadi.contract.Contract;
import dev.wadi.contract.Contracts;
import dev.wadi.operations.NotPossible.Reason;
import dev.wadi.quarantine.Asked;
import dev.wadi.quarantine.By;
import dev.wadi.quarantine.NotOnTheDesk;
import dev.wadi.quarantine.Replay;
import dev.wadi.recheck.Finding;
import dev.wadi.recheck.RecheckStore;
import dev.wadi.recheck.Rechecks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/** History read, sources looked at again, and pages processed again, because an operator asked. */
public final class Rereads {

    private final Contracts contracts;
    private final Backfills backfills;
    private final RecheckStore rechecks;
    private final Replay replays;
    private final Audit audit;
    private final Clock clock;

    public Rereads(
            Contracts contracts, Backfills backfills, RecheckStore rechecks, Replay replays, Audit audit, Clock clock) {
        this.contracts = contracts;
        this.backfills = backfills;
        this.rechecks = rechecks;
        this.replays = replays;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A stretch of the history of a stream.
     *
     * @param from   the lowest source version
     * @param until  the source version before which it ends; now where it is not said
     * @param window how much is asked of the source at once
     * @param rate   the most records a second; 0 for as many as there are
     */
    public record History(String stream, Instant from, Optional<Instant> until, Duration window, int rate) {}

    /** Backfills, the newest first. */
    public List<Backfill> backfills() {
        return backfills.all();
    }

    /**
     * Has history read while live work goes on.
     *
     * @throws NotPossible where there is no such stream, it cannot be asked for a stretch, or one has not ended
     */
    public Backfill backfill(History history, Operator operator) {
        contract(history.stream());
        var until = history.until().orElseGet(clock::instant);
        return possible(() -> {
            var request = new Request(
                    history.stream(), history.from(), until, history.window(), history.rate(), operator.name());
            return audit.noted("backfill", history.stream(), operator, () -> backfills.start(request));
        });
    }

    /** Has a backfill wait after the page that is landing now. */
    public Backfill pauseBackfill(long id, Operator operator) {
        return change(id, "pause-backfill", backfills::pause, operator);
    }

    /** Has a backfill that waits, or has failed, go on where it stopped. */
    public Backfill resumeBackfill(long id, Operator operator) {
        return change(id, "resume-backfill", backfills::resume, operator);
    }

    /** Ends a backfill; what has landed stands. */
    public Backfill cancelBackfill(long id, Operator operator) {
        return change(id, "cancel-backfill", backfills::cancel, operator);
    }

    /** What the last look at each window of a stream found, the newest window first. */
    public List<Finding> findings(String stream) {
        contract(stream);
        return rechecks.findings(stream);
    }

    /**
     * Has a round of a stream begin at the next look.
     *
     * @throws NotPossible where there is no such stream, or it cannot be asked for a window
     */
    public void recheck(String stream, Operator operator) {
        if (!Rechecks.isPossible(contract(stream).source())) {
            throw new NotPossible(
                    Reason.CONFLICT, stream + " cannot be asked for a window, so it is not looked at again");
        }
        audit.noted("recheck", stream, operator, () -> {
            rechecks.begin(stream);
            return stream;
        });
    }

    /** Replays, the newest first. */
    public List<Replay.Progress> replays(int most) {
        return replays.latest(most);
    }

    /** How far a replay is. */
    public Replay.Progress replay(long act) {
        return onDesk(() -> replays.progress(act));
    }

    /** Has pages attempted once more by today's contracts; what lands goes first. */
    public Asked replay(Replay.Range range, By by) {
        contract(range.stream());
        return replays.start(range, by);
    }

    /** Sets aside what still waits of a replay. */
    public Replay.Progress pauseReplay(long act, By by) {
        return onDesk(() -> replays.pause(act, by));
    }

    /** Goes on with a replay that was paused. */
    public Replay.Progress resumeReplay(long act, By by) {
        return onDesk(() -> replays.resume(act, by));
    }

    private Backfill change(long id, String what, LongConsumer change, Operator operator) {
        backfill(id);
        return possible(() -> audit.noted(what, Long.toString(id), operator, () -> {
            change.accept(id);
            return backfill(id);
        }));
    }

    private Backfill backfill(long id) {
        return backfills.all().stream()
                .filter(backfill -> backfill.id() == id)
                .findFirst()
                .orElseThrow(() -> new NotPossible(Reason.UNKNOWN, "there is no backfill " + id));
    }

    private Contract contract(String stream) {
        return contracts.all().stream()
                .filter(contract -> contract.stream().equals(stream))
                .findFirst()
                .orElseThrow(() -> Streams.unknown(stream));
    }

    private static <T> T possible(Supplier<T> work) {
        try {
            return work.get();
        } catch (dev.wadi.backfill.NotPossible e) {
            throw new NotPossible(Reason.CONFLICT, String.valueOf(e.getMessage()));
        }
    }

    private static <T> T onDesk(Supplier<T> work) {
        try {
            return work.get();
        } catch (NotOnTheDesk e) {
            throw new NotPossible(Reason.UNKNOWN, String.valueOf(e.getMessage()));
        }
    }
}
