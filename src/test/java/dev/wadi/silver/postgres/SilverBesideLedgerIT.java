package dev.wadi.silver.postgres;

import static dev.wadi.testkit.postgres.Streams.NOTES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.testkit.postgres.SilverBesideLedger;
import dev.wadi.testkit.postgres.Streams;
import dev.wadi.testkit.postgres.TestDatabase;
import dev.wadi.testkit.postgres.Warehouse;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each accepted record has its version, and whoever counts them would notice if it were not so. */
class SilverBesideLedgerIT {

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    private Warehouse warehouse;

    @BeforeEach
    void begin() {
        warehouse = new Warehouse(DATABASE, Streams.both());
        warehouse.deliver(NOTES, "one", "a,1,ann@x.test,Ann,,", "b,x,,,,", "c,1,cid@x.test,Cid,,");
        warehouse.redrive("one");
    }

    @Test
    void agreesAttemptByAttempt() {
        assertThat(differences()).isEmpty();
    }

    @Test
    void aVersionThatIsMissingIsNoticed() {
        DATABASE.change("DELETE FROM silver.note WHERE tenant = ? AND record_key = 'c'", warehouse.tenant());

        assertThat(differences()).hasSize(2).allMatch(difference -> difference.endsWith("/2 not in silver"));
    }

    @Test
    void aVersionThatNobodyAcceptedIsNoticed() {
        DATABASE.change("UPDATE silver.note SET ordinal = 1 WHERE tenant = ? AND record_key = 'c'", warehouse.tenant());

        assertThat(differences())
                .filteredOn(one -> one.endsWith("/1 only in silver"))
                .hasSize(2);
    }

    private List<String> differences() {
        return SilverBesideLedger.differences(DATABASE.database(), warehouse.tenant(), Streams.both());
    }
}
