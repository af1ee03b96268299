package dev.wadi.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.failpoint.Failpoint;
import dev.wadi.ledger.Balance;
import dev.wadi.sandbox.day.Day;
import dev.wadi.sandbox.day.DaySize;
import dev.wadi.testkit.chaos.ChaosReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The real service, dying at one place after another over one and the same installation, until all places have been come by:
 * what readers see in the end is what they see where nothing ever died. Places are taken at even distances from the whole list;
 * {@code -Dwadi.chaos.scale=1} takes all.
 */
class KillMatrixIT {

    private static final Day DAY = Day.of(DaySize.of(600), 11);

    /** Places of LAND, of every source. */
    private static final List<String> STREAMS =
            List.of("tickets.ticket", "crm.contact", "crm.account", "crm.opportunity", "orders.customer", "orders.order");

    /** Places that pages of all streams come by. */
    private static final List<String> SHARED = List.of(
            "write.versions",
            "write.kept",
            "write.done",
            "resolve.taken",
            "resolve.kept",
            "resolve.done",
            "publish.facts",
            "publish.customers",
            "publish.kept",
            "publish.done");

    @Test
    void dyingAnywhereChangesNothingThatReadersSee() {
        var places = chosen();
        long hash;
        List<Balance> balances;
        try (var installation = filled()) {
            installation.start();
            installation.awaitPublished();
            installation.goOn(DAY).awaitPublished();
            hash = installation.contentHash();
            balances = installation.balances();
        }

        var died = new ArrayList<String>();
        try (var installation = filled()) {
            for (var at = 0; at < places.size(); at++) {
                if (at == places.size() / 2) {
                    installation.goOn(DAY);
                }
                if (diesAt(installation, places.get(at))) {
                    died.add(places.get(at));
                }
            }
            installation.without("dev.wadi.failpoint").start();
            installation.awaitPublished();

            assertThat(installation.contentHash()).isEqualTo(hash);
            assertThat(installation.balances()).hasSameSizeAs(balances).allMatch(Balance::balanced);
        }
        ChaosReport.tell("kills", Map.of("places", places, "died", died));
        assertThat(died).hasSizeGreaterThanOrEqualTo(places.size() * 2 / 3);
    }

    /** Whether the service died there; else there was nothing left to do for it. */
    private static boolean diesAt(Installation installation, String place) {
        var service = installation.with("dev.wadi.failpoint", place).start();
        await().atMost(Duration.ofSeconds(180))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !service.isAlive() || installation.nothingIsLeft());
        if (service.isAlive()) {
            service.kill();
            return false;
        }
        assertThat(service.exitValue()).isEqualTo(Failpoint.STATUS);
        return true;
    }

    private static Installation filled() {
        var installation = Installation.shipped().with("wadi.land.records", "40").withCrmAndShop(DAY);
        Installation.tickets(DAY).forEach(object -> installation.put(object.key(), object.bytes()));
        return installation;
    }

    /** In the order in which data comes by them: a death before a commit leaves the place for the next. */
    private static List<String> chosen() {
        var all = new ArrayList<String>();
        for (var place : List.of("land.moved", "land.kept", "land.done")) {
            STREAMS.forEach(stream -> all.add(place + " " + stream + ":1"));
        }
        for (var time = 1; time <= 4; time++) {
            for (var place : SHARED) {
                all.add(place + ":" + (time == 4 ? 1 : time));
            }
        }
        var scale = Double.parseDouble(System.getProperty("wadi.chaos.scale", "0.1"));
        var most = Math.max(1, (int) Math.round(all.size() * scale));
        return IntStream.range(0, most)
                .mapToObj(number -> all.get((int) ((number + 0.5) * all.size() / most)))
                .toList();
    }
}
