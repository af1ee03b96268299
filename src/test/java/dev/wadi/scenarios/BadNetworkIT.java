package dev.wadi.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.ledger.Balance;
import dev.wadi.sandbox.day.Day;
import dev.wadi.sandbox.day.DaySize;
import dev.wadi.sandbox.supply.Share;
import dev.wadi.testkit.chaos.ChaosReport;
import dev.wadi.testkit.chaos.FaultProxy;
import dev.wadi.testkit.chaos.FaultProxy.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The real service over all its connections (Postgres, S3, MariaDB, Salesforce), each of them late, reset, half-open or cut in the
 * midst of an answer, one fault after another while the day arrives: nobody needs to do anything, and readers see what they see
 * over a good network.
 */
@Tag(ChaosReport.TAG)
@Tag(ChaosReport.ALONE)
class BadNetworkIT {

    private static final Day DAY = Day.of(new DaySize(400, 240, 600), 23);
    private static final List<Fault> FAULTS = List.of(Fault.LATENCY, Fault.RESET, Fault.HALF_OPEN, Fault.CUT);
    private static final List<String> SYSTEMS = List.of("Postgres", "S3", "MariaDB", "Salesforce");
    private static final int ALL = 300;
    private static final int SHARES = 6;
    private static final int MOST_BYTES = 20_000;
    private static final Duration FELT_WITHIN = Duration.ofSeconds(20);

    @Test
    void faultsOfTheNetworkChangeNothingThatReadersSee() throws Exception {
        var tickets = Installation.tickets(DAY);
        long hash;
        try (var installation = Installation.shipped().withCrmAndShop(DAY)) {
            tickets.forEach(object -> installation.put(object.key(), object.bytes()));
            installation.start();
            installation.awaitPublished();
            hash = installation.contentHash();
        }

        var felt = new TreeMap<String, Integer>();
        try (var installation = Installation.shipped().thatMayFail().withCrmAndShop(DAY, new Share(0, SHARES))) {
            var proxies = installation
                    .with("wadi.crm.pollMillis", "200")
                    .with("wadi.orders.pollMillis", "200")
                    .with("wadi.retry.firstMillis", "100")
                    .throughProxies();
            tickets.forEach(object -> installation.put(object.key(), object.bytes()));
            installation.start();
            installation.awaitStarted(1);
            var random = new Random(23);
            var faults = ChaosReport.share(ALL);
            var brought = 1;
            for (var number = 0; number < faults; number++) {
                if (brought < SHARES && number >= brought * faults / SHARES) {
                    installation.bring(DAY, new Share(brought, SHARES));
                    brought++;
                }
                var system = number % SYSTEMS.size();
                var fault = FAULTS.get(random.nextInt(FAULTS.size()));
                strike(proxies.get(system), fault, random.nextInt(MOST_BYTES));
                felt.merge(SYSTEMS.get(system) + " " + fault, 1, Integer::sum);
            }
            installation.awaitPublished();

            assertThat(installation.contentHash()).isEqualTo(hash);
            assertThat(installation.balances()).allMatch(Balance::balanced).allMatch(balance -> balance.pending() == 0);
            // a service that stops over a network that is gone waits for what is under way
            installation.stop();
            for (var proxy : proxies) {
                proxy.close();
            }
        }
        ChaosReport.tell("faults of the network", Map.of("felt", felt));
    }

    /** Polls go on all the time, so that somebody soon feels it. */
    private static void strike(FaultProxy proxy, Fault fault, int bytes) {
        proxy.strike(fault, bytes);
        await().atMost(FELT_WITHIN)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> fault == Fault.RESET || proxy.struck() > 0);
        proxy.heal();
    }
}
