package dev.wadi.scenarios.breaking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.ledger.Balance;
import dev.wadi.scenarios.Installation;
import dev.wadi.testkit.chaos.ChaosReport;
import dev.wadi.testkit.chaos.SmallDisk;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The disk that holds the tables is full for a while: once there is room again all goes on, and nobody has done anything. */
@Tag(ChaosReport.TAG)
class DiskFullIT {

    private static final int MEGABYTES = 64;
    private static final int RECORDS = 4_000;
    private static final long SEED = 31;

    /** An exchange failed for good, and there was no room to note it. */
    private static final String GIVEN_UP = "dead letter could not be kept";

    @Test
    void whatCameWhileTheDiskWasFullIsPublishedOnceThereIsRoom() throws Exception {
        var mounted = SmallDisk.ofMegabytes(MEGABYTES);
        assumeThat(mounted)
                .as("file systems can be mounted here: that takes root")
                .isPresent();
        try (var disk = mounted.orElseThrow();
                var installation = Installation.shipped().thatMayFail().with("wadi.retry.firstMillis", "100")) {
            installation.moveTablesTo(disk.folder("tables"));
            try {
                installation.withTickets(RECORDS / 4, SEED);
                var process = installation.start();
                installation.awaitPublished();

                disk.fill();
                installation.withTickets("later/", RECORDS, SEED + 1);
                await().atMost(Installation.PATIENCE)
                        .pollInterval(Duration.ofMillis(100))
                        .until(() -> installation.logText().contains(GIVEN_UP));
                var published = installation.count("SELECT count(*) FROM gold.ticket");
                disk.free();
                installation.awaitPublished();

                assertThat(process.isAlive()).isTrue();
                assertThat(installation.count("SELECT count(*) FROM gold.ticket"))
                        .isGreaterThan(published);
                assertThat(installation.balance().landed()).isEqualTo(RECORDS / 4 + RECORDS);
                assertThat(installation.balances())
                        .allMatch(Balance::balanced)
                        .allMatch(balance -> balance.pending() == 0);
                assertThat(installation.silverBesideLedger()).isEmpty();
                ChaosReport.tell("disk full", Map.of("megabytes", MEGABYTES, "recovered", true));
            } finally {
                installation.stop();
                disk.free();
                installation.moveTablesBack();
            }
        }
    }
}
