package dev.wadi.quarantine.postgres;

import static dev.wadi.testkit.postgres.Streams.NOTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.wadi.bronze.StaleClaim;
import dev.wadi.core.Problem;
import dev.wadi.core.Unavailable;
import dev.wadi.ledger.Balance;
import dev.wadi.quarantine.Asked;
import dev.wadi.quarantine.By;
import dev.wadi.quarantine.Cause;
import dev.wadi.quarantine.Correction;
import dev.wadi.quarantine.Desk.Sight;
import dev.wadi.quarantine.Mending;
import dev.wadi.quarantine.NotOnTheDesk;
import dev.wadi.quarantine.Pile;
import dev.wadi.quarantine.RecordAt;
import dev.wadi.testkit.postgres.Streams;
import dev.wadi.testkit.postgres.TestDatabase;
import dev.wadi.testkit.postgres.Warehouse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people decide about single records: it reaches readers, the ledger balances, and what landed is kept. */
class DeskIT {

    private static final By ANN = new By("ann", "the desk said so on the phone");
    private static final Cause UNREADABLE_NUMBER = new Cause(NOTES, "NUMBER_UNPARSABLE", "/v");
    private static final String[] TWO_GOOD_TWO_BAD = {
        "a,1,ann@x.test,Ann,,hello", "b,zwei,bob@x.test,Bob Ray,,\"so, well\"", "c,1,cid@x.test,Cid,,", ",x,,,,"
    };

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    private Warehouse warehouse;

    @BeforeEach
    void begin() {
        warehouse = new Warehouse(DATABASE, Streams.both());
        warehouse.deliver(NOTES, "one", TWO_GOOD_TWO_BAD);
    }

    @Test
    void pilesRecordsByCause() {
        assertThat(warehouse.desk().piles())
                .extracting(Pile::cause, Pile::records, Pile::pages, Pile::waiting)
                .containsExactly(
                        tuple(UNREADABLE_NUMBER, 2L, 1L, 0L),
                        tuple(new Cause(NOTES, "FIELD_MISSING", "/id"), 1L, 1L, 0L));
    }

    @Test
    void showsTheShapeOfWhatRecordsSay() {
        var shown = warehouse.desk().show(UNREADABLE_NUMBER, 1);

        assertThat(shown).singleElement().satisfies(record -> {
            assertThat(record.said())
                    .containsEntry("v", "xxxx")
                    .containsEntry("name", "Xxx Xxx")
                    .containsEntry("text", "xx, xxxx");
            assertThat(record.problems()).extracting(Problem::code).containsExactly("NUMBER_UNPARSABLE");
        });
        assertThat(warehouse.desk().acts(5)).isEmpty();
    }

    @Test
    void keepsWhoLookedAtWhatRecordsSay() {
        var shown = warehouse.desk().show(UNREADABLE_NUMBER, 1, Sight.CLEAR, ANN);

        assertThat(shown)
                .singleElement()
                .satisfies(record -> assertThat(record.said()).containsEntry("name", "Bob Ray"));
        assertThat(warehouse.desk().acts(5)).singleElement().satisfies(act -> {
            assertThat(act.kind()).isEqualTo("look");
            assertThat(act.who()).isEqualTo("ann");
            assertThat(act.why()).isEqualTo(ANN.why());
            assertThat(act.about()).contains(NOTES);
        });
    }

    @Test
    void whatIsMendedReachesReadersAndWhatLandedIsKept() {
        var mending = warehouse.desk().mend(bob(), new Correction.Fields(Map.of("v", "2")), ANN);
        attempt();

        assertThat(mending)
                .isInstanceOfSatisfying(
                        Mending.Kept.class,
                        kept -> assertThat(kept.asked().pages()).isEqualTo(1));
        assertThat(notes()).contains("b|2|bob@x.test|so, well", "a|1|ann@x.test|hello", "c|1|cid@x.test|-");
        assertThat(balance()).satisfies(balance -> {
            assertThat(balance.balanced()).isTrue();
            assertThat(balance.rejected()).isEqualTo(1);
            assertThat(balance.loaded()).isEqualTo(3);
        });
        assertThat(DATABASE.one(
                        "SELECT count(*) FROM ops.quarantine WHERE tenant = ? AND convert_from(original, 'UTF8') LIKE 'b,zwei,%'",
                        warehouse.tenant()))
                .isEqualTo("1");
        assertThat(warehouse.desk().acts(1))
                .singleElement()
                .satisfies(act -> assertThat(act.kind()).isEqualTo("mend"));
    }

    @Test
    void readersSeeTheCurrentAttemptUntilTheNextIsPublished() {
        warehouse.desk().mend(bob(), new Correction.Fields(Map.of("v", "2")), ANN);
        warehouse.work();
        warehouse.resolve();

        assertThat(notes()).hasSize(2);
        assertThat(balance().balanced()).isTrue();
    }

    @Test
    void anEditThatWouldBeSetAsideAgainIsNotKept() {
        var mending = warehouse.desk().mend(bob(), new Correction.Fields(Map.of("v", "drei", "email", "")), ANN);

        assertThat(mending)
                .isInstanceOfSatisfying(
                        Mending.StillBroken.class,
                        broken -> assertThat(broken.problems())
                                .extracting(Problem::code)
                                .containsExactly("NUMBER_UNPARSABLE"));
        assertThat(warehouse.desk().acts(1)).isEmpty();
        assertThat(waiting()).isEqualTo("0");
    }

    @Test
    void mendingTwiceIsMendingOnce() {
        var correction = new Correction.Text("b,2,bob@x.test,Bob,,");
        warehouse.desk().mend(bob(), correction, ANN);

        var again = warehouse.desk().mend(bob(), correction, ANN);

        assertThat(again).isEqualTo(new Mending.Kept(Asked.NOTHING));
        assertThat(warehouse.desk().acts(5)).hasSize(1);
    }

    @Test
    void whatIsDecidedAgainAfterItsAttemptIsDecidedOnce() {
        var mended = bob();
        var left = new RecordAt(mended.pageId(), 3);
        var toTwo = new Correction.Fields(Map.of("v", "2"));
        warehouse.desk().mend(mended, toTwo, ANN);
        warehouse.desk().discard(left, ANN);
        attempt();

        assertThat(warehouse.desk().mend(mended, toTwo, ANN)).isEqualTo(new Mending.Kept(Asked.NOTHING));
        assertThat(warehouse.desk().discard(left, ANN)).isEqualTo(Asked.NOTHING);
        assertThat(DATABASE.one("SELECT count(*) FROM ops.quarantine WHERE tenant = ?", warehouse.tenant()))
                .as("what any attempt set aside")
                .isEqualTo("2");
        assertThat(DATABASE.one("SELECT count(*) FROM ops.set_aside WHERE tenant = ?", warehouse.tenant()))
                .as("what is set aside now")
                .isEqualTo("0");
        assertThatThrownBy(() -> warehouse.desk().mend(mended, new Correction.Fields(Map.of("v", "3")), ANN))
                .isInstanceOf(NotOnTheDesk.class)
                .hasMessageContaining("no record " + mended);
        assertThat(warehouse.desk().acts(5)).hasSize(2);
    }

    @Test
    void whatIsDiscardedIsLeftOutAndCountedSo() {
        var asked = warehouse.desk().discard(UNREADABLE_NUMBER, ANN);
        attempt();

        assertThat(asked.records()).isEqualTo(2);
        assertThat(warehouse.desk().piles()).isEmpty();
        assertThat(balance()).satisfies(balance -> {
            assertThat(balance.balanced()).isTrue();
            assertThat(balance.filtered()).isEqualTo(2);
            assertThat(balance.rejected()).isZero();
        });
        assertThat(notes()).hasSize(2);
        assertThat(warehouse.desk().discard(UNREADABLE_NUMBER, ANN)).isEqualTo(Asked.NOTHING);
    }

    @Test
    void whatIsTakenBackCountsAsItLanded() {
        var at = bob();
        warehouse.desk().mend(at, new Correction.Fields(Map.of("v", "2")), ANN);
        attempt();

        warehouse.desk().reopen(at, ANN);
        attempt();

        assertThat(notes()).hasSize(2);
        assertThat(warehouse.desk().piles()).extracting(Pile::records).containsExactly(2L, 1L);
        assertThat(balance().balanced()).isTrue();
        assertThat(warehouse.desk().reopen(at, ANN)).isEqualTo(Asked.NOTHING);
    }

    @Test
    void whoeverWorksOnThePageMeanwhileCanNoLongerWriteIt() {
        var at = bob();
        DATABASE.change("UPDATE bronze.claim SET state = 'waiting' WHERE tenant = ?", warehouse.tenant());
        var slow = warehouse.claims("slow").take(1).get(0);

        warehouse.desk().mend(at, new Correction.Fields(Map.of("v", "2")), ANN);

        assertThatThrownBy(() -> warehouse.writer().write(warehouse.batch(slow)))
                .isInstanceOf(StaleClaim.class);
        attempt();
        assertThat(notes()).hasSize(3);
    }

    @Test
    void aMendThatDiedLeftNothingAndCanBeDoneAgain() throws SQLException {
        var at = bob();
        var correction = new Correction.Fields(Map.of("v", "2"));
        try (var locker = DATABASE.database().unpooled().getConnection()) {
            lock(locker, "bronze.claim");
            var dying = CompletableFuture.runAsync(() -> warehouse.desk().mend(at, correction, ANN));
            terminateWhoWaitsFor("%UPDATE bronze.claim%");
            assertThatThrownBy(dying::join)
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(Unavailable.class);
        }

        assertThat(DATABASE.one("SELECT count(*) FROM bronze.amendment WHERE tenant = ?", warehouse.tenant()))
                .isEqualTo("0");
        warehouse.desk().mend(at, correction, ANN);
        attempt();
        assertThat(notes()).hasSize(3);
        assertThat(balance().balanced()).isTrue();
    }

    @Test
    void anAttemptThatDiedWhileItWasWrittenIsMadeByAnother() throws SQLException {
        warehouse.desk().mend(bob(), new Correction.Fields(Map.of("v", "2")), ANN);
        try (var locker = DATABASE.database().unpooled().getConnection()) {
            lock(locker, "ops.disposition");
            var dying = CompletableFuture.runAsync(warehouse::work);
            terminateWhoWaitsFor("COPY ops.disposition%");
            assertThatThrownBy(dying::join).isInstanceOf(CompletionException.class);
        }
        DATABASE.change(
                "UPDATE bronze.claim SET lease_until = now() - interval '1 s' WHERE tenant = ? AND state = 'claimed'",
                warehouse.tenant());

        attempt();

        assertThat(notes()).hasSize(3);
        assertThat(balance().balanced()).isTrue();
        assertThat(DATABASE.one("SELECT count(*) FROM ops.attempt WHERE tenant = ?", warehouse.tenant()))
                .isEqualTo("2");
    }

    @Test
    void aRecordThatIsNotInQuarantineCannotBeMended() {
        var good = new RecordAt(bob().pageId(), 0);

        assertThatThrownBy(() -> warehouse.desk().mend(good, new Correction.Fields(Map.of("v", "2")), ANN))
                .isInstanceOf(NotOnTheDesk.class);
    }

    @Test
    void aFieldThatTheRecordDoesNotHaveIsRefused() {
        assertThatThrownBy(() -> warehouse.desk().mend(bob(), new Correction.Fields(Map.of("vv", "2")), ANN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'vv'");
    }

    private RecordAt bob() {
        return warehouse.desk().show(UNREADABLE_NUMBER, 1).get(0).at();
    }

    private void attempt() {
        warehouse.work();
        warehouse.resolve();
        warehouse.publish();
    }

    private List<String> notes() {
        return DATABASE.rows(
                "SELECT record_key, v, email, text FROM gold.note WHERE tenant = ? ORDER BY 1", warehouse.tenant());
    }

    private String waiting() {
        return DATABASE.one(
                "SELECT count(*) FROM bronze.claim WHERE tenant = ? AND state <> 'done'", warehouse.tenant());
    }

    private Balance balance() {
        return warehouse.balance(NOTES);
    }

    private static void lock(Connection locker, String table) throws SQLException {
        locker.setAutoCommit(false);
        try (var statement = locker.createStatement()) {
            statement.execute("LOCK TABLE " + table + " IN SHARE ROW EXCLUSIVE MODE");
        }
    }

    private static void terminateWhoWaitsFor(String statement) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !DATABASE.rows("""
                                SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                                WHERE datname = current_database() AND wait_event_type = 'Lock' AND query ILIKE ?
                                """, statement).isEmpty());
    }
}
