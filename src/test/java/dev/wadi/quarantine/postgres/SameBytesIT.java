package dev.wadi.quarantine.postgres;

import static dev.wadi.testkit.postgres.Streams.NOTES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.ledger.Balance;
import dev.wadi.quarantine.Asked;
import dev.wadi.quarantine.By;
import dev.wadi.quarantine.Cause;
import dev.wadi.quarantine.Correction;
import dev.wadi.quarantine.Mending;
import dev.wadi.quarantine.RecordAt;
import dev.wadi.testkit.postgres.Streams;
import dev.wadi.testkit.postgres.TestDatabase;
import dev.wadi.testkit.postgres.Warehouse;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is decided about a record holds wherever the same bytes landed, whenever they did. */
class SameBytesIT {

    private static final By ANN = new By("ann", "the desk said so on the phone");
    private static final String GOOD = "a,1,ann@x.test,Ann,,hello";
    private static final String BAD = "b,zwei,bob@x.test,Bob,,";
    private static final Correction TO_TWO = new Correction.Fields(Map.of("v", "2"));

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    private Warehouse warehouse;

    @BeforeEach
    void begin() {
        warehouse = new Warehouse(DATABASE, Streams.both());
        warehouse.deliver(NOTES, "one", GOOD, BAD);
    }

    @Test
    void theSameThatComeAgainAreMendedToo() {
        warehouse.desk().mend(bad(), TO_TWO, ANN);
        attempt();

        warehouse.deliver(NOTES, "two", "d,1,,,,", BAD);

        assertThat(DATABASE.one(
                        "SELECT dispositions FROM ops.attempt WHERE tenant = ? ORDER BY attempt_id DESC LIMIT 1",
                        warehouse.tenant()))
                .isEqualTo("LL");
        assertThat(balance().balanced()).isTrue();
    }

    @Test
    void whatWasLeftOutIsTakenBackOnEveryPageThatItReached() {
        warehouse.deliver(NOTES, "two", BAD, "c,1,,,,");
        var at = bad();
        warehouse.desk().discard(at, ANN);
        attempt();
        warehouse.deliver(NOTES, "three", BAD, "e,1,,,,");
        assertThat(balance().filtered()).isEqualTo(3);

        var reopened = warehouse.desk().reopen(at, ANN);
        attempt();

        assertThat(reopened.pages()).isEqualTo(3);
        assertThat(balance()).satisfies(balance -> {
            assertThat(balance.balanced()).isTrue();
            assertThat(balance.filtered()).isZero();
            assertThat(balance.rejected()).isEqualTo(3);
        });
        assertThat(warehouse.desk().reopen(at, ANN)).isEqualTo(Asked.NOTHING);
    }

    @Test
    void whatWasMendedIsTakenBackFromWhereItNeverWasInQuarantine() {
        warehouse.desk().mend(bad(), TO_TWO, ANN);
        attempt();
        warehouse.deliver(NOTES, "two", "d,1,,,,", BAD);

        var reopened = warehouse.desk().reopen(new RecordAt(newestPage(), 1), ANN);
        attempt();

        assertThat(reopened.pages()).isEqualTo(2);
        assertThat(balance()).satisfies(balance -> {
            assertThat(balance.balanced()).isTrue();
            assertThat(balance.versions()).isEqualTo(2);
            assertThat(balance.rejected()).isEqualTo(2);
        });
    }

    @Test
    void aPageThatWasWorkedOnMeanwhileIsReachedByDecidingAgain() {
        warehouse.land(NOTES, "two", BAD);
        var begun = warehouse.claims("slow").take(1).get(0);
        warehouse.desk().mend(bad(), TO_TWO, ANN);
        warehouse.writer().write(warehouse.batch(begun));
        attempt();
        var left = new RecordAt(begun.page().id(), 0);

        assertThat(warehouse.desk().mend(left, TO_TWO, ANN))
                .isInstanceOfSatisfying(
                        Mending.Kept.class,
                        kept -> assertThat(kept.asked().pages()).isEqualTo(1));
        assertThat(warehouse.desk().mend(left, TO_TWO, ANN)).isEqualTo(new Mending.Kept(Asked.NOTHING));
        attempt();

        assertThat(warehouse.desk().piles()).isEmpty();
        assertThat(balance().balanced()).isTrue();
    }

    private RecordAt bad() {
        return warehouse
                .desk()
                .show(new Cause(NOTES, "NUMBER_UNPARSABLE", "/v"), 1)
                .get(0)
                .at();
    }

    private long newestPage() {
        return Long.parseLong(
                DATABASE.one("SELECT max(page_id) FROM bronze.page WHERE tenant = ?", warehouse.tenant()));
    }

    private void attempt() {
        warehouse.work();
        warehouse.resolve();
        warehouse.publish();
    }

    private Balance balance() {
        return warehouse.balance(NOTES);
    }
}
