package dev.wadi.gold.postgres;

import static dev.wadi.testkit.postgres.Streams.NOTES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.gold.Patience;
import dev.wadi.testkit.postgres.Streams;
import dev.wadi.testkit.postgres.TestDatabase;
import dev.wadi.testkit.postgres.Warehouse;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a candidate is published: not while more is on the way to it, but never much later either. */
class PatienceIT {

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    private Warehouse warehouse;

    @BeforeEach
    void openACandidate() {
        warehouse = new Warehouse(DATABASE, Streams.both());
        warehouse.land(NOTES, "one", "a,1,ann@x.test,Ann,,old");
        warehouse.work();
        warehouse.resolve();
    }

    @Test
    void publishesACandidateThatNothingIsOnTheWayTo() {
        assertThat(isDue()).isTrue();
    }

    @Test
    void waitsForPagesThatAreWorkedOn() {
        warehouse.land(NOTES, "two", "b,1,bob@x.test,Bob,,new");

        assertThat(isDue()).isFalse();
    }

    @Test
    void waitsForAttemptsThatAreNotResolvedYet() {
        warehouse.land(NOTES, "two", "b,1,bob@x.test,Bob,,new");
        warehouse.land(NOTES, "three", "c,1,cid@x.test,Cid,,new");
        warehouse.work();
        warehouse.judge();
        warehouse.resolver(1).resolve();

        assertThat(isDue()).isFalse();
        warehouse.resolver(1).resolve();
        assertThat(isDue()).isTrue();
    }

    @Test
    void waitsForARunThatIsNotJudgedYet() {
        warehouse.land(NOTES, "two", "b,1,bob@x.test,Bob,,new");
        warehouse.work();

        assertThat(isDue()).isFalse();
    }

    @Test
    void doesNotWaitForAParkedPage() {
        warehouse.land(NOTES, "two", "b,1,bob@x.test,Bob,,new");
        DATABASE.change(
                "UPDATE bronze.claim SET state = 'parked' WHERE tenant = ? AND state = 'waiting'", warehouse.tenant());

        assertThat(isDue()).isTrue();
    }

    @Test
    void doesNotWaitForAHeldRun() {
        warehouse.land(NOTES, "two", "b,1,bob@x.test,Bob,,new");
        warehouse.work();
        warehouse.judge();
        DATABASE.change("""
                UPDATE quality.verdict SET outcome = 'hold'
                WHERE tenant = ? AND run_id = (SELECT max(run_id) FROM quality.verdict WHERE tenant = ?)
                """, warehouse.tenant(), warehouse.tenant());

        assertThat(isDue()).isTrue();
    }

    @Test
    void waitsNoLongerThanItMay() {
        warehouse.land(NOTES, "two", "b,1,bob@x.test,Bob,,new");

        assertThat(warehouse.publisher(Patience.NONE).isDue()).isTrue();
    }

    @Test
    void asksWithoutACandidateToo() {
        warehouse.publish();
        warehouse.land(NOTES, "two", "b,1,bob@x.test,Bob,,new");

        assertThat(isDue()).isTrue();
    }

    private boolean isDue() {
        return warehouse.publisher(Patience.of(Duration.ofHours(1))).isDue();
    }
}
