package dev.wadi.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.ledger.Balance;
import dev.wadi.sandbox.tickets.TicketDay;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The real service, killed by SIGKILL inside each transaction that writes, then started again: nothing is lost, nothing
 * doubled. To stop it at just that place the test locks a table that the transaction writes late, then brings the objects
 * it is to be killed over, and waits until the service waits for the table.
 */
class KilledInTheMidstIT {

    private static final int RECORDS = 4_000;
    private static final long SEED = 7;
    private static final int PUBLISHED_BEFORE = 3;

    private static long undisturbedHash;
    private static Balance undisturbed;

    @BeforeAll
    static void runUndisturbed() {
        try (var installation = Installation.shipped().withTickets(RECORDS, SEED)) {
            installation.start();
            installation.awaitPublished();
            undisturbedHash = installation.contentHash();
            undisturbed = installation.balance();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "LAND,    bronze.claim,          INSERT INTO bronze.claim%",
        "WRITE,   ops.disposition,       COPY ops.disposition%",
        "RESOLVE, identity.link,         DELETE FROM identity.link%",
        "ENRICH,  enrich.answer,         INSERT INTO enrich.answer%",
        "PUBLISH, gold.customer_history, %gold.customer_history h SET%"
    })
    void losesAndDoublesNothingWhenKilledIn(String transaction, String table, String statement) throws SQLException {
        var day = TicketDay.generate(RECORDS, SEED).objects();
        try (var installation = Installation.shipped()) {
            var service = installation.start();
            day.subList(0, PUBLISHED_BEFORE).forEach(object -> installation.put(object.key(), object.bytes()));
            installation.awaitPublished();
            try (var locker = DriverManager.getConnection(installation.jdbcUrl())) {
                lock(locker, table);
                day.subList(PUBLISHED_BEFORE, day.size())
                        .forEach(object -> installation.put(object.key(), object.bytes()));
                awaitBlocked(installation, statement);
                service.kill();
            }

            installation.start();
            installation.awaitPublished();

            assertThat(installation.contentHash()).isEqualTo(undisturbedHash);
            assertSameCounts(installation.balance());
        }
    }

    @Test
    void losesAndDoublesNothingWhenKilledAgainAndAgain() {
        try (var installation =
                Installation.shipped().with("wadi.land.records", "100").withTickets(RECORDS, SEED)) {
            for (var landed = 200; landed < RECORDS; landed += 600) {
                var service = installation.start();
                var enough = landed;
                await().atMost(Duration.ofSeconds(60))
                        .pollInterval(Duration.ofMillis(10))
                        .until(() -> installation.count("SELECT coalesce(sum(landed), 0) FROM ops.run") >= enough);
                service.kill();
            }

            installation.start();
            installation.awaitPublished();

            assertThat(installation.contentHash()).isEqualTo(undisturbedHash);
            assertSameCounts(installation.balance());
        }
    }

    /** What was loaded, unchanged or superseded depends on which pages met in one resolve; their sum does not. */
    private static void assertSameCounts(Balance balance) {
        assertThat(balance.balanced()).isTrue();
        assertThat(balance.landed()).isEqualTo(undisturbed.landed()).isEqualTo(RECORDS);
        assertThat(balance.rejected()).isEqualTo(undisturbed.rejected());
        assertThat(balance.loaded() + balance.unchanged() + balance.superseded())
                .isEqualTo(undisturbed.loaded() + undisturbed.unchanged() + undisturbed.superseded());
    }

    private static void lock(Connection locker, String table) throws SQLException {
        locker.setAutoCommit(false);
        try (var statement = locker.createStatement()) {
            statement.execute("LOCK TABLE " + table + " IN SHARE ROW EXCLUSIVE MODE");
        }
    }

    private static void awaitBlocked(Installation installation, String statement) {
        await().atMost(Duration.ofSeconds(60))
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
