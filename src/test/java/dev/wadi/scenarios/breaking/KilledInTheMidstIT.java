package dev.wadi.scenarios.breaking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.ledger.Balance;
import dev.wadi.sandbox.day.Day;
import dev.wadi.sandbox.day.DaySize;
import dev.wadi.sandbox.tickets.TicketObject;
import dev.wadi.scenarios.Installation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The real service over a whole day, killed by SIGKILL again and again wherever it is just then, then started again: nothing is
 * lost, nothing doubled. {@link KillMatrixIT} kills it inside each transaction.
 */
class KilledInTheMidstIT {

    private static final Day DAY = Day.of(DaySize.of(1_000), 7);
    private static final List<TicketObject> TICKETS = Installation.tickets(DAY);
    private static final int EXPORTED_BEFORE = 1;

    @SuppressWarnings("NullAway.Init") // set before all
    private static Installation undisturbed;

    private static long undisturbedHash;

    @BeforeAll
    static void runUndisturbed() {
        undisturbed = Installation.shipped();
        begin(undisturbed);
        goOn(undisturbed);
        undisturbed.awaitPublished();
        undisturbedHash = undisturbed.contentHash();
        undisturbed.stop();
    }

    @AfterAll
    static void close() {
        undisturbed.close();
    }

    @Test
    void losesAndDoublesNothingWhenKilledAgainAndAgain() {
        try (var installation = Installation.shipped().with("wadi.land.records", "100")) {
            installation.withCrmAndShop(DAY);
            TICKETS.forEach(object -> installation.put(object.key(), object.bytes()));
            for (var landed = 200; landed < 1_400; landed += 300) {
                var service = installation.start();
                var enough = landed;
                await().atMost(Installation.PATIENCE)
                        .pollInterval(Duration.ofMillis(10))
                        .until(() -> installation.count("SELECT coalesce(sum(landed), 0) FROM ops.run") >= enough);
                service.kill();
            }
            installation.start();
            installation.awaitPublished();
            installation.goOn(DAY).awaitPublished();

            assertSameAsUndisturbed(installation);
        }
    }

    /** The service that came to its end undisturbed is started anew, over what it knows and the same once more. */
    @Test
    void aSecondRunOverTheSameChangesNothingAndSaysSo() {
        var before = undisturbed.balance();
        TICKETS.forEach(object -> undisturbed.put("tickets/again/" + object.key(), object.bytes()));

        undisturbed.restart();
        undisturbed.awaitPublished();

        var after = undisturbed.balance();
        assertThat(undisturbed.contentHash()).isEqualTo(undisturbedHash);
        assertThat(after.landed()).isEqualTo(2 * before.landed());
        assertThat(after.loaded()).isEqualTo(before.loaded());
        assertThat(after.unchanged()).isGreaterThan(before.unchanged());
        assertThat(undisturbed.balances()).allMatch(Balance::balanced);
    }

    /** What the day begins with, published. */
    private static void begin(Installation installation) {
        installation.withCrmAndShop(DAY);
        TICKETS.subList(0, EXPORTED_BEFORE).forEach(object -> installation.put(object.key(), object.bytes()));
        installation.start();
        installation.awaitPublished();
    }

    private static void goOn(Installation installation) {
        installation.goOn(DAY);
        TICKETS.subList(EXPORTED_BEFORE, TICKETS.size())
                .forEach(object -> installation.put(object.key(), object.bytes()));
    }

    /**
     * What was read again after a death lands again or is known, and what was loaded, unchanged or superseded depends on which
     * pages met in one resolve. What readers see depends on neither.
     */
    private static void assertSameAsUndisturbed(Installation installation) {
        assertThat(installation.contentHash()).isEqualTo(undisturbedHash);
        assertThat(installation.balances())
                .hasSameSizeAs(undisturbed.balances())
                .allSatisfy(balance ->
                        assertThat(balance.balanced()).as(balance.stream()).isTrue());
        assertThat(installation.silverBesideLedger()).isEmpty();
        assertThat(installation.balance().landed())
                .isEqualTo(TICKETS.stream().mapToInt(TicketObject::records).sum());
    }
}
