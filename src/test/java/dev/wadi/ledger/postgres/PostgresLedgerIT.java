package dev.wadi.ledger.postgres;

import static dev.wadi.testkit.postgres.Streams.CALLS;
import static dev.wadi.testkit.postgres.Streams.NOTES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.ledger.Balance;
import dev.wadi.testkit.postgres.Streams;
import dev.wadi.testkit.postgres.TestDatabase;
import dev.wadi.testkit.postgres.Warehouse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresLedgerIT {

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    private Warehouse warehouse;

    @BeforeEach
    void begin() {
        warehouse = new Warehouse(DATABASE, Streams.both());
        warehouse.land(NOTES, "one", "a,1,,,,", "b,x,,,,", "a,2,,,,", "z".repeat(1 << 17), "c,1,,,,");
    }

    @Test
    void countsWhatLandedAsPending() {
        assertThat(balance()).isEqualTo(new Balance(NOTES, 5, 4, 0, 1, 0, 0, 0, 0, 0, 0, 4, 0));
        assertThat(balance().balanced()).isTrue();
    }

    @Test
    void countsWhatWasWrittenAsLoadedOrRejected() {
        warehouse.work();

        assertThat(balance()).isEqualTo(new Balance(NOTES, 5, 4, 0, 1, 3, 0, 0, 0, 1, 1, 0, 3));
        assertThat(balance().balanced()).isTrue();
    }

    @Test
    void countsWhatWasResolvedByWhatBecameOfIt() {
        warehouse.work();
        warehouse.resolve();
        warehouse.land(NOTES, "two", "c,1,,,,", "d,1,,,,");
        warehouse.work();
        warehouse.resolve();

        assertThat(balance()).isEqualTo(new Balance(NOTES, 7, 6, 0, 1, 3, 1, 1, 0, 1, 1, 0, 0));
        assertThat(balance().balanced()).isTrue();
    }

    @Test
    void countsTheNewestAttemptOfAPageAlone() {
        warehouse.work();
        warehouse.resolve();
        warehouse.publish();
        warehouse.deploy(Streams.withPhoneRequired(), "1");
        warehouse.redrive("one");

        assertThat(balance()).isEqualTo(new Balance(NOTES, 5, 4, 0, 1, 0, 0, 0, 0, 4, 4, 0, 0));
        assertThat(balance().balanced()).isTrue();
    }

    @Test
    void keepsStreamsAndTenantsApart() {
        warehouse.land(CALLS, "calls", "a,1,,");
        var other = new Warehouse(DATABASE, Streams.both());
        other.land(CALLS, "calls", "a,1,,", "b,1,,");

        assertThat(warehouse.balance(CALLS).landed()).isEqualTo(1);
        assertThat(other.balance(CALLS).landed()).isEqualTo(2);
        assertThat(balance().landed()).isEqualTo(4);
    }

    @Test
    void tellsThatAPageIsMissing() {
        DATABASE.change("DELETE FROM bronze.claim WHERE tenant = ?", warehouse.tenant());
        DATABASE.change("DELETE FROM bronze.page WHERE tenant = ?", warehouse.tenant());

        assertThat(balance().balanced()).isFalse();
    }

    @Test
    void tellsThatAQuarantinedRecordIsMissing() {
        warehouse.work();
        DATABASE.change("DELETE FROM ops.quarantine WHERE tenant = ?", warehouse.tenant());

        assertThat(balance().balanced()).isFalse();
    }

    @Test
    void tellsThatAnAttemptLacksARecord() {
        warehouse.work();
        DATABASE.change(
                "UPDATE ops.attempt SET dispositions = left(dispositions, -1) WHERE tenant = ?", warehouse.tenant());

        assertThat(balance().balanced()).isFalse();
    }

    @Test
    void tellsThatARunIsMissingFromTheCounts() {
        warehouse.work();
        DATABASE.change("UPDATE ops.run SET read = read - 1 WHERE tenant = ?", warehouse.tenant());

        assertThat(balance().balanced()).isFalse();
    }

    private Balance balance() {
        return warehouse.balance(NOTES);
    }
}
