package dev.wadi.scenarios.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.backfill.Backfill.State;
import dev.wadi.backfill.BackfillStretch;
import dev.wadi.backfill.BackfillTurns;
import dev.wadi.backfill.Backfills;
import dev.wadi.backfill.Request;
import dev.wadi.backfill.postgres.PostgresBackfills;
import dev.wadi.contract.Contracts;
import dev.wadi.pace.Pace;
import dev.wadi.testkit.postgres.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/** The backfill of what a {@link HostileSource} did for a while, turn after turn, whatever happens in them. */
final class HostileBackfill {

    private static final int TURNS = 400;
    private static final int WHILE = 30;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final TestDatabase database;
    private final HostileRun run;
    private final HostileSource source;
    private final Random random;
    private final PostgresBackfills store;
    private final Backfills backfills;
    private final Instant until;
    private final long id;

    HostileBackfill(TestDatabase database, HostileRun run, Contracts contracts, HostileSource source, Random random) {
        this.database = database;
        this.run = run;
        this.source = source;
        this.random = random;
        this.store = new PostgresBackfills(database.database(), run.warehouse.tenant());
        this.backfills = new Backfills(store, contracts);
        var from = source.now();
        for (var some = 0; some < WHILE; some++) {
            source.goOn();
        }
        // it ends before what can still be committed late
        this.until = source.now().minus(HostileSource.LOOK_BACK);
        var stream = contracts.all().iterator().next().stream();
        this.id = backfills
                .start(new Request(stream, from, until, WINDOW, 0, "a test"))
                .id();
    }

    /** One turn of it. */
    @FunctionalInterface
    interface Turn {

        /** @param hostile whether anything may go wrong in it */
        void take(BackfillTurns turns, BackfillStretch stretch, boolean hostile);
    }

    /** Takes turns until all has landed; a quarter of them goes well, so that it ends. */
    void untilItIsDone(Turn turn) {
        for (var taken = 0; taken < TURNS && state() != State.DONE; taken++) {
            if (state() == State.FAILED) {
                backfills.resume(id);
            }
            doNotWait();
            if (random.nextInt(3) == 0) {
                source.goOn();
            }
            var turns = new BackfillTurns(store, Pace.unhindered(), Clock.systemUTC());
            turns.next().ifPresent(stretch -> turn.take(turns, stretch, random.nextInt(4) > 0));
        }
        assertThat(state()).isEqualTo(State.DONE);
    }

    /** What landed holds all that is there of the stretch, and the ledger agrees. */
    void holds() {
        run.holds(source.select(row -> row.stamp() < until.getEpochSecond()));
    }

    private void doNotWait() {
        database.database()
                .useTransaction(handle -> handle.createUpdate(
                                "UPDATE ops.backfill SET wait_until = NULL WHERE tenant = :tenant")
                        .bind("tenant", run.warehouse.tenant().name())
                        .execute());
    }

    private State state() {
        return backfills.all().get(0).state();
    }
}
