package dev.wadi.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.ledger.Balance;
import dev.wadi.sandbox.day.Day;
import dev.wadi.sandbox.day.DaySize;
import dev.wadi.sandbox.service.WadiProcess;
import dev.wadi.sandbox.tickets.TicketObject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The real service over a whole day, killed by SIGKILL inside each transaction that writes, then started again: nothing is
 * lost, nothing doubled. To stop it at just that place the test locks a table that the transaction writes late, then lets the
 * sources go on, and waits until the service waits for the table.
 */
class KilledInTheMidstIT {

    private static final Day DAY = Day.of(DaySize.of(1_000), 7);
    private static final List<TicketObject> TICKETS = Installation.tickets(DAY);
    private static final int EXPORTED_BEFORE = 1;

    private static long undisturbedHash;
    private static List<Balance> undisturbed = List.of();

    @BeforeAll
    static void runUndisturbed() {
        try (var installation = Installation.shipped()) {
            begin(installation);
            goOn(installation);
            installation.awaitPublished();
            undisturbedHash = installation.contentHash();
            undisturbed = installation.balances();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "LAND,    bronze.claim,          INSERT INTO bronze.claim%",
        "WRITE,   ops.disposition,       COPY ops.disposition%",
        "RESOLVE, identity.link,         DELETE FROM identity.link%",
        "PUBLISH, gold.customer_history, COPY gold.customer_history%"
    })
    void losesAndDoublesNothingWhenKilledIn(String transaction, String table, String statement) throws SQLException {
        try (var installation = Installation.shipped()) {
            var service = begin(installation);
            try (var locker = DriverManager.getConnection(installation.jdbcUrl())) {
                lock(locker, table);
                goOn(installation);
                awaitBlocked(installation, statement);
                service.kill();
            }

            installation.start();
            installation.awaitPublished();

            assertSameAsUndisturbed(installation);
        }
    }

    /** Later nearly everything has been answered. */
    @Test
    void losesAndDoublesNothingWhenKilledInTheFirstEnrich() throws SQLException {
        try (var installation = Installation.shipped()) {
            fill(installation);
            try (var locker = DriverManager.getConnection(installation.jdbcUrl())) {
                lock(locker, "enrich.answer");
                var service = installation.start();
                awaitBlocked(installation, "INSERT INTO enrich.answer%");
                service.kill();
            }

            installation.start();
            installation.awaitPublished();
            goOn(installation);
            installation.awaitPublished();

            assertSameAsUndisturbed(installation);
        }
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

    @Test
    void aSecondRunOverTheSameChangesNothingAndSaysSo() {
        try (var installation = Installation.shipped()) {
            begin(installation).close();
            var hash = installation.contentHash();
            var before = installation.balance();
            TICKETS.subList(0, EXPORTED_BEFORE)
                    .forEach(object -> installation.put("tickets/again/" + object.key(), object.bytes()));

            installation.start();
            installation.awaitPublished();

            var after = installation.balance();
            assertThat(installation.contentHash()).isEqualTo(hash);
            assertThat(after.landed()).isEqualTo(2 * before.landed());
            assertThat(after.loaded()).isEqualTo(before.loaded());
            assertThat(after.unchanged()).isPositive();
            assertThat(installation.balances()).allMatch(Balance::balanced);
        }
    }

    /** What the day begins with, published. */
    private static WadiProcess begin(Installation installation) {
        fill(installation);
        var service = installation.start();
        installation.awaitPublished();
        return service;
    }

    private static void fill(Installation installation) {
        installation.withCrmAndShop(DAY);
        TICKETS.subList(0, EXPORTED_BEFORE).forEach(object -> installation.put(object.key(), object.bytes()));
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
                .hasSameSizeAs(undisturbed)
                .allSatisfy(balance ->
                        assertThat(balance.balanced()).as(balance.stream()).isTrue());
        assertThat(installation.balance().landed())
                .isEqualTo(TICKETS.stream().mapToInt(TicketObject::records).sum());
    }

    private static void lock(Connection locker, String table) throws SQLException {
        locker.setAutoCommit(false);
        try (var statement = locker.createStatement()) {
            statement.execute("LOCK TABLE " + table + " IN SHARE ROW EXCLUSIVE MODE");
        }
    }

    private static void awaitBlocked(Installation installation, String statement) {
        await().atMost(Installation.PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> installation
                                .database()
                                .inTransaction(handle -> handle.createQuery("""
                                        SELECT count(*) FROM pg_stat_activity
                                        WHERE datname = current_database() AND wait_event_type = 'Lock'
                                          AND query ILIKE :statement
                                        """)
                                        .bind("statement", "%" + statement)
                                        .mapTo(Long.class)
                                        .one())
                        > 0);
    }
}
