package dev.wadi.scenarios.breaking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.ledger.Balance;
import dev.wadi.scenarios.Installation;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The real service is told to stop in the midst of its work, as Kubernetes does: by SIGTERM. */
class StopIT {

    private static final int RECORDS = 2_000;

    @Test
    void finishesOrGivesBackWhatItHasBegunAndLosesNothing() throws Exception {
        try (var installation = Installation.shipped().with("wadi.land.records", "50")) {
            installation.withTickets(RECORDS, 5);
            var service = installation.start();
            await().atMost(Installation.PATIENCE)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> installation.count("SELECT count(*) FROM ops.attempt") > 5);

            service.close();

            assertThat(service.exitValue()).isIn(0, 143);
            assertThat(installation.count("SELECT count(*) FROM bronze.claim WHERE state = 'claimed'"))
                    .as("pages that would wait for their lease to lapse")
                    .isZero();
            assertThat(installation.count("SELECT count(*) FROM bronze.claim WHERE lapses > 0"))
                    .as("pages that were counted as failed")
                    .isZero();
            assertThat(installation.count("SELECT count(*) FROM bronze.claim WHERE state = 'waiting'")
                            + installation.count("SELECT count(*) FROM bronze.cursor WHERE NOT closed"))
                    .as("left to be done")
                    .isPositive();
            assertThat(installation.count("SELECT count(*) FROM ops.dead_letter"))
                    .isZero();
            assertThat(installation.logText()).doesNotContain("\tat ").doesNotContain("RejectedExecution");

            installation.start();
            installation.awaitPublished();

            assertThat(installation.balance().landed()).isEqualTo(RECORDS);
            assertThat(installation.balances()).allMatch(Balance::balanced);
        }
    }
}
