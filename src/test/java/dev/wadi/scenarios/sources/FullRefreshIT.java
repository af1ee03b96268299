package dev.wadi.scenarios.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.core.Tenant;
import dev.wadi.ledger.Balance;
import dev.wadi.ledger.postgres.PostgresLedger;
import dev.wadi.sandbox.server.OrdersDatabase;
import dev.wadi.scenarios.Installation;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small table without times of change, read whole each time: what is gone there goes from gold. */
class FullRefreshIT {

    private static final int PERIOD_MILLIS = 300;
    private static final Path ADDED = Path.of("src", "test", "resources", "scenarios", "full-refresh");

    @SuppressWarnings("NullAway.Init") // set before all
    private static OrdersDatabase shop;

    @TempDir
    private Path home;

    @SuppressWarnings("NullAway.Init") // set before each
    private Connection owner;

    @BeforeAll
    static void startShop() throws Exception {
        shop = OrdersDatabase.start(Path.of(""));
    }

    @AfterAll
    static void stopShop() {
        shop.close();
    }

    @BeforeEach
    void fillShop() throws SQLException, IOException {
        NewStreamIT.shippedAnd(ADDED, home);
        owner = shop.connect(shop.owner());
        tell("DROP TABLE IF EXISTS country");
        tell("CREATE TABLE country (code VARCHAR(10) NOT NULL PRIMARY KEY, title VARCHAR(40) NOT NULL)");
        tell("INSERT INTO country SELECT concat('C', seq), concat('Country ', seq) FROM seq_1_to_20");
    }

    @AfterEach
    void leaveShop() throws SQLException {
        owner.close();
    }

    @Test
    void whatIsGoneFromTheTableGoesFromGoldAndMayComeBack() throws SQLException {
        try (var installation = reading()) {
            installation.start();
            awaitRows(installation, 20, "SELECT count(*) FROM gold.country");

            tell("DELETE FROM country WHERE code IN ('C1', 'C2')");
            tell("UPDATE country SET title = 'Other' WHERE code = 'C3'");
            awaitRows(installation, 18, "SELECT count(*) FROM gold.country");
            awaitRows(installation, 1, "SELECT count(*) FROM gold.country WHERE title = 'Other'");
            tell("INSERT INTO country VALUES ('C1', 'Country 1')");

            awaitRows(installation, 19, "SELECT count(*) FROM gold.country");
            assertThat(installation.count("SELECT sum(landed) FROM ops.run WHERE stream = 'shop.country'"))
                    .isEqualTo(20 + 2 + 1 + 1);
            assertThat(installation.count("SELECT sum(deleted) FROM ops.run WHERE stream = 'shop.country'"))
                    .isEqualTo(2);
            assertThat(balance(installation).balanced()).isTrue();
            assertThat(installation.count("SELECT count(*) FROM ops.dead_letter"))
                    .isZero();
        }
    }

    @Test
    void nothingIsTakenForDeletedWhereTheAnswerIsShorterThanTheCount() throws SQLException {
        try (var installation = reading()) {
            installation.start();
            awaitRows(installation, 20, "SELECT count(*) FROM gold.country");

            // what a server that limits answers does: subqueries are counted whole
            installation.with("wadi.orders.url", shop.jdbcUrl() + "&sessionVariables=sql_select_limit=5");
            installation.restart();
            tell("UPDATE country SET title = 'Other' WHERE code = 'C1'");
            awaitRows(installation, 1, "SELECT count(*) FROM gold.country WHERE title = 'Other'");
            awaitMoreReads(installation);

            assertThat(installation.count("SELECT count(*) FROM ops.run WHERE stream = 'shop.country' AND read = 5"))
                    .isPositive();
            assertThat(installation.count("SELECT count(*) FROM gold.country")).isEqualTo(20);
            assertThat(installation.count("SELECT sum(deleted) FROM ops.run")).isZero();
        }
    }

    @Test
    void tooManyDeletesAreHeldAndReadersKeepTheLastGoodState() throws SQLException {
        try (var installation = reading()) {
            installation.start();
            awaitRows(installation, 20, "SELECT count(*) FROM gold.country");

            tell("DELETE FROM country");

            awaitRows(installation, 1, """
                    SELECT count(*) FROM quality.verdict WHERE gate = 'deleted-share' AND outcome = 'hold'
                    """);
            awaitMoreReads(installation);
            assertThat(installation.count("SELECT count(*) FROM gold.country")).isEqualTo(20);
        }
    }

    @Test
    void losesAndDoublesNothingWhenKilledInLand() throws SQLException {
        try (var installation = reading()) {
            var service = installation.start();
            awaitRows(installation, 20, "SELECT count(*) FROM gold.country");
            try (var locker = DriverManager.getConnection(installation.jdbcUrl());
                    var lock = locker.createStatement()) {
                locker.setAutoCommit(false);
                lock.execute("LOCK TABLE bronze.claim IN SHARE ROW EXCLUSIVE MODE");
                tell("DELETE FROM country WHERE code IN ('C1', 'C2')");
                awaitRows(installation, 1, """
                        SELECT least(1, count(*)) FROM pg_stat_activity WHERE datname = current_database()
                          AND wait_event_type = 'Lock' AND query LIKE 'INSERT INTO bronze.claim%'
                        """);
                service.kill();
            }

            installation.start();

            awaitRows(installation, 18, "SELECT count(*) FROM gold.country");
            assertThat(installation.count("SELECT sum(deleted) FROM ops.run")).isEqualTo(2);
            assertThat(balance(installation).balanced()).isTrue();
        }
    }

    private Installation reading() {
        return Installation.in(home)
                .with("wadi.orders.enabled", "true")
                .with("wadi.orders.pollMillis", String.valueOf(PERIOD_MILLIS))
                .with("wadi.orders.url", shop.jdbcUrl())
                .with("wadi.orders.user", shop.reader().user())
                .with("wadi.orders.password", shop.reader().password());
    }

    private void tell(String sql) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void awaitMoreReads(Installation installation) {
        var due = "SELECT (extract(epoch FROM due_at) * 1000)::bigint FROM ops.poll WHERE stream = 'shop.country'";
        var before = installation.count(due);
        await().atMost(Installation.PATIENCE).until(() -> installation.count(due) > before + 2 * PERIOD_MILLIS);
    }

    private static void awaitRows(Installation installation, long rows, String sql) {
        await(sql)
                .atMost(Installation.PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(() -> installation.count(sql) == rows);
    }

    private static Balance balance(Installation installation) {
        return new PostgresLedger(installation.database())
                .balances(Tenant.DEFAULT).stream()
                        .filter(balance -> balance.stream().equals("shop.country"))
                        .findFirst()
                        .orElseThrow();
    }
}
