package dev.wadi.scenarios.breaking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.ledger.Balance;
import dev.wadi.sandbox.day.Day;
import dev.wadi.sandbox.day.DaySize;
import dev.wadi.sandbox.service.WadiProcess;
import dev.wadi.sandbox.supply.Share;
import dev.wadi.sandbox.tickets.TicketObject;
import dev.wadi.scenarios.Installation;
import dev.wadi.testkit.chaos.ChaosReport;
import dev.wadi.testkit.chaos.RiggedService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The real service over one installation, killed by SIGKILL at one named place after another. A bit of the day arrives before
 * each death; whoever comes by the place then holds still there until it is killed, and the next process has to make all of it
 * good before more arrives. In the end readers see what they see where nothing ever died. {@code -Dwadi.chaos.scale=1} takes all
 * places, less takes some at even distances.
 */
@Tag(ChaosReport.TAG)
class KillMatrixIT {

    private static final Day DAY = Day.of(new DaySize(600, 360, 1_000), 11);

    /** In the first of all publications: later nearly everything has been asked. */
    private static final List<String> AT_ONCE =
            at("", "enrich.asking", "enrich.answered", "enrich.kept", "enrich.done");

    /** While the sources are being filled. */
    private static final List<String> FIRST = Stream.of(
                    at("crm.contact", "query.asking", "query.answered", "land.moved", "land.done", "land.kept"),
                    at("crm.account", "land.kept", "land.moved", "land.done", "query.asking", "query.answered"),
                    at("orders.customer", "query.asking", "query.answered", "land.moved", "land.kept", "land.done"),
                    at("orders.order", "query.asking", "query.answered", "land.moved", "land.kept", "land.done"),
                    at("orders.order", "write.versions", "write.kept", "write.done"),
                    at("crm.contact", "write.versions", "write.kept", "write.done"))
            .flatMap(List::stream)
            .toList();

    /** While what they hold changes. */
    private static final List<String> THEN = Stream.of(
                    at("tickets.ticket", "list.asking", "list.answered", "object.asking", "object.answered"),
                    at("tickets.ticket", "claim.taken", "write.kept", "land.kept", "land.moved", "land.done"),
                    at("tickets.ticket", "write.versions", "write.done", "claim.done"),
                    at("", "resolve.taken", "resolve.kept", "resolve.done"),
                    at("", "publish.kept", "publish.facts", "publish.customers", "publish.done", "resolve.taken"),
                    at("crm.opportunity", "query.asking", "query.answered", "land.moved", "land.kept", "land.done"),
                    at("", "resolve.kept", "resolve.done", "publish.customers", "publish.kept", "publish.done"))
            .flatMap(List::stream)
            .toList();

    /** In so many bits the changes come: in smaller ones, a single bad record would be enough for a gate to hold its run. */
    private static final int CHANGES = 3;

    private static final Pattern NAMED = Pattern.compile("Failpoint\\.at\\(\"([a-z.]+)\"");

    @Test
    void dyingAnywhereChangesNothingThatReadersSee() {
        var atOnce = chosen(AT_ONCE);
        var first = chosen(FIRST);
        var then = chosen(THEN);
        var objects = objects(first.size() + then.size());
        var undisturbed = undisturbed(first.size(), objects);

        try (var installation = Installation.shipped()) {
            var shares =
                    1 + (int) first.stream().filter(KillMatrixIT::needsNews).count();
            var brought = 1;
            installation.withCrmAndShop(DAY, new Share(0, shares));
            var rig = RiggedService.in(Path.of("target", "chaos", installation.bucket()));
            installation.with(rig).with("wadi.work.leaseMillis", "60000");
            for (var place : atOnce) {
                rig.hold(place);
                dieAt(place, installation.start(), rig);
            }
            for (var at = 0; at < first.size(); at++) {
                var object = objects.get(at);
                var share =
                        needsNews(first.get(at)) ? Optional.of(new Share(brought++, shares)) : Optional.<Share>empty();
                dieAt(first.get(at), installation, rig, () -> {
                    installation.put(object.key(), object.bytes());
                    share.ifPresent(some -> installation.bring(DAY, some));
                });
            }
            for (var at = 0; at < then.size(); at++) {
                var number = at;
                var object = objects.get(first.size() + at);
                dieAt(then.get(at), installation, rig, () -> {
                    installation.put(object.key(), object.bytes());
                    if (number < CHANGES) {
                        installation.goOn(DAY, new Share(number, CHANGES));
                    }
                });
            }
            installation.start();
            installation.awaitPublished();

            assertThat(installation.contentHash()).isEqualTo(undisturbed.hash());
            assertThat(installation.balances()).allMatch(Balance::balanced).allMatch(balance -> balance.pending() == 0);
            assertThat(counts(installation)).isEqualTo(undisturbed.counts());
            assertThat(installation.silverBesideLedger()).isEmpty();
        }
        ChaosReport.tell(
                "kills",
                Map.of(
                        "killedAt",
                        Stream.of(atOnce, first, then).flatMap(List::stream).toList()));
    }

    @Test
    void everyPlaceThatHasANameIsInTheMatrix() throws IOException {
        var inTheMatrix = new TreeSet<String>();
        Stream.of(AT_ONCE, FIRST, THEN).flatMap(List::stream).forEach(place -> inTheMatrix.add(place.split(" ")[0]));

        assertThat(namedPlaces()).isEqualTo(inTheMatrix);
    }

    /** Lets a process make good what the last one left behind, then a bit more arrive, and kills it at the place. */
    private static void dieAt(String place, Installation installation, RiggedService rig, Runnable more) {
        var service = installation.start();
        installation.awaitPublished();
        assertThat(installation.balances()).as("before " + place).allMatch(Balance::balanced);
        rig.hold(place);
        more.run();
        dieAt(place, service, rig);
    }

    private static void dieAt(String place, WadiProcess service, RiggedService rig) {
        rig.awaitHeld(place, service::isAlive);
        service.kill();
    }

    /** A page of a stream that is asked for by query is written only if it says something new; it lands and is asked for all the time. */
    private static boolean needsNews(String place) {
        return place.startsWith("write.");
    }

    private static Undisturbed undisturbed(int filled, List<TicketObject> objects) {
        try (var installation = Installation.shipped().withCrmAndShop(DAY)) {
            objects.subList(0, filled).forEach(object -> installation.put(object.key(), object.bytes()));
            installation.start();
            installation.awaitPublished();
            objects.subList(filled, objects.size()).forEach(object -> installation.put(object.key(), object.bytes()));
            installation.goOn(DAY).awaitPublished();
            return new Undisturbed(installation.contentHash(), counts(installation));
        }
    }

    /**
     * What must be the same of the stream whose records are read but once. Which of a key's versions was loaded, unchanged or
     * superseded depends on the pages that met in one resolve; their sum does not. Of a stream that is asked for by query, what was
     * read again after a death may land again.
     */
    private static List<Long> counts(Installation installation) {
        var tickets = installation.balance();
        return List.of(
                tickets.landed(),
                tickets.loaded() + tickets.unchanged() + tickets.superseded(),
                tickets.rejected(),
                tickets.unreadable());
    }

    /** So many objects: those of the day, then the first of them again and again. */
    private static List<TicketObject> objects(int count) {
        var day = Installation.tickets(DAY);
        return IntStream.range(0, count)
                .mapToObj(number -> number < day.size() ? day.get(number) : again(day.get(0), number))
                .toList();
    }

    private static TicketObject again(TicketObject object, int number) {
        var key = String.format(Locale.ROOT, "tickets/dt=2026-01-06/again-%04d.csv", number);
        return new TicketObject(key, object.bytes(), object.records(), object.badLines());
    }

    private static List<String> at(String stream, String... places) {
        return Stream.of(places).map(place -> (place + " " + stream).strip()).toList();
    }

    private static List<String> chosen(List<String> places) {
        var count = Math.max(1, (int) Math.round(places.size() * ChaosReport.scale()));
        return IntStream.range(0, count)
                .mapToObj(number -> places.get((int) ((number + 0.5) * places.size() / count)))
                .toList();
    }

    private static TreeSet<String> namedPlaces() throws IOException {
        var named = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src", "main", "java"))) {
            for (var file :
                    files.filter(file -> file.toString().endsWith(".java")).toList()) {
                NAMED.matcher(Files.readString(file)).results().forEach(found -> named.add(found.group(1)));
            }
        }
        return named;
    }

    private record Undisturbed(long hash, List<Long> counts) {}
}
