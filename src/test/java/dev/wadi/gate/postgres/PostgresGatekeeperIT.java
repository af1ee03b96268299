package dev.wadi.gate.postgres;

import static dev.wadi.testkit.postgres.Streams.NOTES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.testkit.postgres.Streams;
import dev.wadi.testkit.postgres.TestDatabase;
import dev.wadi.testkit.postgres.Warehouse;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresGatekeeperIT {

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    private Warehouse warehouse;

    @BeforeEach
    void begin() {
        warehouse = new Warehouse(DATABASE, Streams.both());
    }

    @Test
    void keepsWhatEveryGateSaysOfARun() {
        warehouse.land(NOTES, "a third bad", "a,1,,,,", "b,1,,,,", "c,x,,,,");
        warehouse.land(NOTES, "mostly bad", "a,x,,,,", "b,x,,,,", "c,1,,,,");
        warehouse.work();

        warehouse.judge();

        assertThat(verdicts())
                .containsExactly(
                        "a third bad|ledger-balance|pass|0",
                        "a third bad|rejected-share|pass|0.333334",
                        "mostly bad|ledger-balance|pass|0",
                        "mostly bad|rejected-share|hold|0.666667");
    }

    @Test
    void doesNotJudgeARunWithAPagePending() {
        warehouse.cutPagesOf(1);
        warehouse.land(NOTES, "two pages", "a,1,,,,", "b,1,,,,");
        var claims = warehouse.claims("me").take(2);
        warehouse.writer().write(warehouse.batch(claims.get(0)));

        warehouse.judge();

        assertThat(verdicts()).isEmpty();
        warehouse.writer().write(warehouse.batch(claims.get(1)));
        warehouse.judge();
        assertThat(verdicts()).hasSize(2);
    }

    @Test
    void doesNotJudgeARunThatIsStillRead() {
        warehouse.cutPagesOf(1);
        var drafts = warehouse.drafts(warehouse.open(NOTES, "being read"), "a,1,,,,", "b,1,,,,");
        warehouse.landing().land(drafts.get(0));
        warehouse.work();

        warehouse.judge();

        assertThat(verdicts()).isEmpty();
    }

    @Test
    void judgesARunOnce() {
        warehouse.land(NOTES, "one", "a,1,,,,");
        warehouse.work();

        warehouse.judge();
        warehouse.judge();

        assertThat(verdicts()).hasSize(2);
    }

    @Test
    void passesAnObjectWithoutRecords() {
        warehouse.land(NOTES, "header only");

        warehouse.judge();

        assertThat(verdicts())
                .containsExactly("header only|ledger-balance|pass|0", "header only|rejected-share|pass|0");
    }

    @Test
    void holdsARunWhoseLedgerDoesNotBalance() {
        warehouse.land(NOTES, "one", "a,1,,,,", "b,1,,,,");
        warehouse.work();
        DATABASE.change("UPDATE ops.run SET landed = 3 WHERE tenant = ?", warehouse.tenant());

        warehouse.judge();

        assertThat(verdicts()).contains("one|ledger-balance|hold|1");
    }

    @Test
    void countsTheNewestAttemptOfAPageAlone() {
        warehouse.land(NOTES, "one", "a,1,,,,", "b,1,,,,", "c,1,,,,");
        warehouse.work();
        warehouse.deploy(Streams.withPhoneRequired(), "1");
        warehouse.redrive("one");

        warehouse.judge();

        assertThat(verdicts()).containsExactly("one|ledger-balance|pass|0", "one|rejected-share|hold|1");
    }

    private List<String> verdicts() {
        return DATABASE.rows("""
                SELECT r.slice, v.gate, v.outcome, trim_scale(v.observed) FROM quality.verdict v
                JOIN ops.run r ON r.tenant = v.tenant AND r.run_id = v.run_id
                WHERE v.tenant = ? ORDER BY r.run_id, v.gate
                """, warehouse.tenant());
    }
}
