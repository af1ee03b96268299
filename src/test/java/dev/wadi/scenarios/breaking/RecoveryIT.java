package dev.wadi.scenarios.breaking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.ledger.Balance;
import dev.wadi.sandbox.tickets.TicketObject;
import dev.wadi.scenarios.Installation;
import dev.wadi.testkit.chaos.ChaosReport;
import dev.wadi.testkit.chaos.RiggedService;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The service, killed with a page in its hands, then Postgres, killed while more arrives, each started again at once: the next
 * publication comes by itself, with the pauses and leases that are shipped. How soon is told in the report and judged by people,
 * as it depends on the machine.
 */
@Tag(ChaosReport.TAG)
@Tag(ChaosReport.ALONE)
class RecoveryIT {

    private static final int ALL = 50;
    private static final double PERCENTILE = 0.95;
    private static final double NANOS_OF_A_SECOND = 1e9;

    private final List<TicketObject> tickets = Installation.tickets(200, 29);
    private int objects;

    @AfterEach
    void leavePostgresRunning() throws Exception {
        Installation.restartPostgres();
    }

    @Test
    void theNextPublicationComesByItselfAfterADeath() throws Exception {
        // each is a start: of less than all, half are of the one and half of the other
        var times = ChaosReport.scale() < 1 ? (ChaosReport.share(ALL) + 1) / 2 : ALL;
        var service = new ArrayList<Double>();
        var postgres = new ArrayList<Double>();
        try (var installation = asShipped().thatMayFail()) {
            var rig = RiggedService.in(Path.of("target", "chaos", installation.bucket()));
            installation.with(rig);
            more(installation);
            var process = installation.start();
            installation.awaitPublished();
            for (var time = 0; time < times; time++) {
                rig.hold("claim.done tickets.ticket");
                more(installation);
                rig.awaitHeld("claim.done", process::isAlive);
                var before = publications(installation);
                process.kill();
                var began = System.nanoTime();
                process = installation.start();
                service.add(secondsUntilPublished(installation, before, began));
            }
            for (var time = 0; time < times; time++) {
                installation.awaitPublished();
                var before = publications(installation);
                Installation.killPostgres();
                more(installation);
                var began = System.nanoTime();
                Installation.restartPostgres();
                postgres.add(secondsUntilPublished(installation, before, began));
            }
            installation.awaitPublished();

            assertThat(installation.balances()).allMatch(Balance::balanced).allMatch(balance -> balance.pending() == 0);
            assertThat(installation.silverBesideLedger()).isEmpty();
            assertThat(installation.balance().landed())
                    .isEqualTo((long) objects * tickets.get(0).records());
        }
        ChaosReport.tell(
                "recovery",
                Map.of(
                        "times", times,
                        "secondsAfterServiceDied", figures(service),
                        "secondsAfterPostgresDied", figures(postgres)));
    }

    /** Other tests are in a hurry. */
    private static Installation asShipped() {
        return Installation.shipped()
                .with("wadi.work.leaseMillis", "60000")
                .with("wadi.work.pollMillis", "200")
                .with("wadi.resolve.everyMillis", "500")
                .with("wadi.leader.checkMillis", "1000");
    }

    private static double secondsUntilPublished(Installation installation, long before, long began) {
        await().atMost(Installation.PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .until(() -> publications(installation) > before);
        return (System.nanoTime() - began) / NANOS_OF_A_SECOND;
    }

    private static long publications(Installation installation) {
        return installation.count("SELECT count(*) FROM ops.publication WHERE published_at IS NOT NULL");
    }

    private void more(Installation installation) {
        var object = tickets.get(0);
        objects++;
        installation.put(String.format(Locale.ROOT, "tickets/again-%04d.csv", objects), object.bytes());
    }

    private static Map<String, Double> figures(List<Double> seconds) {
        Collections.sort(seconds);
        return Map.of(
                "median", seconds.get(seconds.size() / 2),
                "p95", seconds.get((int) Math.ceil(PERCENTILE * seconds.size()) - 1),
                "most", seconds.get(seconds.size() - 1));
    }
}
