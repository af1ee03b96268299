package dev.wadi.quarantine.postgres;

import static dev.wadi.testkit.postgres.Streams.CALLS;
import static dev.wadi.testkit.postgres.Streams.NOTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.quarantine.Asked;
import dev.wadi.quarantine.By;
import dev.wadi.quarantine.NotOnTheDesk;
import dev.wadi.quarantine.Replay.Progress;
import dev.wadi.quarantine.Replay.Range;
import dev.wadi.quarantine.Replay.Scope;
import dev.wadi.testkit.postgres.Streams;
import dev.wadi.testkit.postgres.TestDatabase;
import dev.wadi.testkit.postgres.Warehouse;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages of a range attempted once more, after what lands meanwhile. */
class ReplayIT {

    private static final By OPS = new By("ops", "phone numbers are read better now");
    private static final Range OUTDATED = new Range(NOTES, Optional.empty(), Optional.empty(), Scope.OUTDATED);
    private static final Range ALL = new Range(NOTES, Optional.empty(), Optional.empty(), Scope.ALL);

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    private Warehouse warehouse;

    @BeforeEach
    void begin() {
        warehouse = new Warehouse(DATABASE, Streams.both());
        warehouse.cutPagesOf(1);
        warehouse.deliver(NOTES, "one", "a,1,ann@x.test,Ann,,hello", "b,1,bob@x.test,Bob,,", "c,1,cid@x.test,Cid,,");
    }

    @Test
    void whatIsInForceAttemptsWhatItHasNotYet() {
        warehouse.deploy(Streams.withMood(), "1");

        var asked = warehouse.replay().start(OUTDATED, OPS);

        assertThat(asked.pages()).isEqualTo(3);
        assertThat(warehouse.replay().progress(asked.act())).isEqualTo(new Progress(asked.act(), 3, 3, 0, 0));
        finish();
        assertThat(warehouse.replay().progress(asked.act())).isEqualTo(new Progress(asked.act(), 3, 0, 0, 0));
        assertThat(warehouse.replay().start(OUTDATED, OPS)).isEqualTo(Asked.NOTHING);
        assertThat(warehouse.balance(NOTES).balanced()).isTrue();
        assertThat(warehouse.balance(NOTES).loaded()).isEqualTo(3);
    }

    @Test
    void whatLandsMeanwhileGoesFirst() {
        warehouse.replay().start(ALL, OPS);
        warehouse.land(CALLS, "live", "x,1,eve@x.test,");

        var first = warehouse.claims("worker").take(1);

        assertThat(first)
                .singleElement()
                .satisfies(claim -> assertThat(claim.page().stream()).isEqualTo(CALLS));
    }

    @Test
    void whatLandedMeanwhileIsResolvedFirst() {
        warehouse.replay().start(ALL, OPS);
        warehouse.work();
        warehouse.land(CALLS, "live", "x,1,eve@x.test,");
        warehouse.work();
        warehouse.judge();

        warehouse.resolver(1).resolve();

        assertThat(DATABASE.rows(
                        "SELECT stream FROM ops.attempt WHERE tenant = ? AND published_in = 2", warehouse.tenant()))
                .containsExactly(CALLS);
    }

    @Test
    void rests() {
        var act = warehouse.replay().start(ALL, OPS).act();
        var working = warehouse.claims("worker").take(1).get(0);

        assertThat(warehouse.replay().pause(act, OPS)).isEqualTo(new Progress(act, 3, 1, 2, 0));
        assertThat(warehouse.replay().pause(act, OPS)).isEqualTo(new Progress(act, 3, 1, 2, 0));
        warehouse.writer().write(warehouse.batch(working));
        assertThat(warehouse.claims("worker").take(5)).isEmpty();
        assertThat(warehouse.replay().progress(act).over()).isTrue();
        assertThat(warehouse.replay().resume(act, OPS)).isEqualTo(new Progress(act, 3, 2, 0, 0));
        finish();

        assertThat(warehouse.replay().progress(act)).isEqualTo(new Progress(act, 3, 0, 0, 0));
        assertThat(warehouse.desk().acts(5))
                .extracting(done -> done.kind())
                .containsExactly("resume", "pause", "replay");
    }

    @Test
    void takesJustWhatLandedInTheRange() {
        var none = new Range(NOTES, Optional.of(Instant.parse("2100-01-01T00:00:00Z")), Optional.empty(), Scope.ALL);
        var all = new Range(
                NOTES,
                Optional.of(Instant.parse("2000-01-01T00:00:00Z")),
                Optional.of(Instant.parse("2100-01-01T00:00:00Z")),
                Scope.ALL);

        assertThat(warehouse.replay().start(none, OPS)).isEqualTo(Asked.NOTHING);
        assertThat(warehouse.replay().start(all, OPS).pages()).isEqualTo(3);
    }

    @Test
    void parkedPagesAreTriedOnceMore() {
        DATABASE.change(
                "UPDATE bronze.claim SET state = 'parked', lapses = 3 WHERE tenant = ? AND page_id = ("
                        + "SELECT min(page_id) FROM bronze.page WHERE tenant = ?)",
                warehouse.tenant(),
                warehouse.tenant());

        var asked = warehouse.replay().start(new Range(NOTES, Optional.empty(), Optional.empty(), Scope.PARKED), OPS);

        assertThat(asked.pages()).isEqualTo(1);
        assertThat(warehouse.claims("worker").take(5)).hasSize(1);
    }

    @Test
    void theWholeHistoryInAnyOrderChangesNothing() {
        warehouse.deliver(NOTES, "two", "a,2,ann@x.test,Ann,,bye", "b,1,bob@x.test,Bob,,", "d,x,,,,");
        warehouse.deliver(CALLS, "calls", "x,1,eve@x.test,", "y,1,ann@x.test,Acme", "x,3,eve@y.test,Eve & Co");
        warehouse.deliver(NOTES, "three", "c,4,cid@x.test,Cid,,four", "c,3,cid@x.test,Cid,,three", "a,3,eve@x.test,,,");
        var calls = new Range(CALLS, Optional.empty(), Optional.empty(), Scope.ALL);
        var hash = content();
        for (var round = 0; round < 10; round++) {
            warehouse.replay().start(ALL, OPS);
            warehouse.replay().start(calls, OPS);
            // claims go by page: another order of attempts needs other ranks
            DATABASE.change(
                    "UPDATE bronze.claim SET rank = abs(hashtext(page_id::text || ?)) % 100 WHERE tenant = ?",
                    round, warehouse.tenant());
            warehouse.work();
            warehouse.judge();
            var changed = 0;
            for (var resolution = warehouse.resolver(2).resolve();
                    !resolution.attempts().isEmpty();
                    resolution = warehouse.resolver(2).resolve()) {
                changed += resolution.changed();
            }
            warehouse.publish();

            assertThat(changed).isZero();
            assertThat(content()).isEqualTo(hash);
            assertThat(warehouse.balance(NOTES).balanced()).isTrue();
        }
    }

    @Test
    void anActThatIsNoneHasNoProgress() {
        assertThatThrownBy(() -> warehouse.replay().progress(99_999)).isInstanceOf(NotOnTheDesk.class);
    }

    private void finish() {
        warehouse.work();
        warehouse.resolve();
        warehouse.publish();
    }

    private String content() {
        return DATABASE.one(
                "SELECT content_hash FROM ops.publication WHERE tenant = ? ORDER BY publication DESC LIMIT 1",
                warehouse.tenant());
    }
}
