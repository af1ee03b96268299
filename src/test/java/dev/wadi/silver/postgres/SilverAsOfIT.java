package dev.wadi.silver.postgres;

import static dev.wadi.testkit.postgres.Streams.NOTES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.testkit.postgres.Streams;
import dev.wadi.testkit.postgres.TestDatabase;
import dev.wadi.testkit.postgres.Warehouse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which version of each key counted at a publication. */
class SilverAsOfIT {

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    private Warehouse warehouse;

    @BeforeEach
    void begin() {
        warehouse = new Warehouse(DATABASE, Streams.both());
    }

    @Test
    void hasTheVersionThatCountedThen() {
        warehouse.deliver(NOTES, "one", "a,1,ann@x.test,Ann,,", "b,1,bob@x.test,Bob,,");
        warehouse.deliver(NOTES, "two", "a,3,ann@x.test,Ann,,", "c,1,cid@x.test,Cid,,");
        warehouse.deliver(NOTES, "late", "a,2,ann@x.test,Ann,,", "b,4,bob@x.test,Bob,,");

        assertThat(asOf(0)).isEqualTo("-");
        assertThat(asOf(1)).isEqualTo("a 1, b 1");
        assertThat(asOf(2)).isEqualTo("a 3, b 1, c 1");
        assertThat(asOf(3)).isEqualTo("a 3, b 4, c 1");
    }

    @Test
    void doesNotShowWhatIsNotPublished() {
        warehouse.deliver(NOTES, "one", "a,1,ann@x.test,Ann,,");
        warehouse.land(NOTES, "two", "a,2,ann@x.test,Ann,,");
        warehouse.work();
        warehouse.resolve();

        assertThat(asOf(2)).isEqualTo("a 1");
        warehouse.publish();
        assertThat(asOf(2)).isEqualTo("a 2");
    }

    @Test
    void anotherAttemptCountsFromItsOwnPublication() {
        warehouse.deliver(NOTES, "one", "a,1,ann@x.test,Ann,,");
        var first = attemptsAsOf(1);
        warehouse.redrive("one");
        warehouse.resolve();
        warehouse.publish();

        assertThat(attemptsAsOf(1)).isEqualTo(first);
        assertThat(asOf(2)).isEqualTo("a 1");
    }

    private String asOf(int publication) {
        return DATABASE.one(
                "SELECT string_agg(record_key || ' ' || v, ', ' ORDER BY record_key) FROM silver.note_as_of(?) WHERE tenant = ?",
                publication,
                warehouse.tenant());
    }

    private String attemptsAsOf(int publication) {
        return DATABASE.one(
                "SELECT string_agg(attempt_id::text, ', ') FROM silver.note_as_of(?) WHERE tenant = ?",
                publication,
                warehouse.tenant());
    }
}
