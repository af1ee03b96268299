package dev.wadi.scenarios.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.core.Tenant;
import dev.wadi.recheck.Finding;
import dev.wadi.recheck.postgres.PostgresRechecks;
import dev.wadi.sandbox.server.OrdersDatabase;
import dev.wadi.scenarios.Installation;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What no cursor can see: rows committed long after their time, changed without a word, deleted, restored. */
class RecheckIT {

    private static final int ORDERS = 1_200;
    private static final String STREAM = "orders.order";

    @SuppressWarnings("NullAway.Init") // set before all
    private static OrdersDatabase shop;

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

    /**
     * Four days of three hundred orders, the last of them the day before yesterday, so that it is settled at any hour; order 7 is
     * one that will be set aside.
     */
    @BeforeEach
    void fillShop() throws SQLException {
        owner = shop.connect(shop.owner());
        tell("DELETE FROM orders");
        tell("DELETE FROM customer");
        tell("""
                INSERT INTO customer (customer_id, customer_number, kind, family_name, created_at, updated_at)
                VALUES (1, 'C-0000001', 'person', 'Ünal', '2026-01-01 08:00:00', '2026-01-01 08:00:00')
                """);
        tell("""
                INSERT INTO orders (order_id, order_number, customer_id, status, currency, total, placed_at, updated_at)
                SELECT seq, IF(seq = 7, 'seven', concat('O-', lpad(seq, 8, '0'))), 1, 'placed', 'EUR', 20.50, '2026-01-01 08:00:00',
                  utc_date() - INTERVAL (2 + (seq - 1) DIV 300) DAY + INTERVAL seq SECOND
                FROM seq_1_to_%d
                """.formatted(ORDERS));
    }

    @AfterEach
    void leaveShop() throws SQLException {
        owner.close();
    }

    @Test
    void whatNoCursorSeesIsFoundWithinOneRoundThoughItIsKilledAndTheNextAgrees() throws SQLException {
        try (var installation = reading()) {
            var service = installation.start();
            awaitRows(installation, ORDERS - 1, "SELECT count(*) FROM gold.orders");
            // beyond the look-back, without a new time, without a trace
            tell("""
                    INSERT INTO orders (order_id, order_number, customer_id, status, currency, total, placed_at, updated_at)
                    VALUES (5001, 'O-00005001', 1, 'placed', 'EUR', 1, '2026-01-01 08:00:00', utc_date() - INTERVAL 3 DAY)
                    """);
            tell("UPDATE orders SET note = 'silent' WHERE order_id BETWEEN 611 AND 615");
            tell("CREATE TABLE kept_orders AS SELECT * FROM orders WHERE order_id = 21");
            tell("DELETE FROM orders WHERE order_id BETWEEN 21 AND 23");

            try (var locker = DriverManager.getConnection(installation.jdbcUrl());
                    var lock = locker.createStatement()) {
                locker.setAutoCommit(false);
                lock.execute("LOCK TABLE bronze.claim IN SHARE ROW EXCLUSIVE MODE");
                begin(installation);
                awaitRows(installation, 1, """
                        SELECT least(1, count(*)) FROM pg_stat_activity WHERE datname = current_database()
                          AND wait_event_type = 'Lock' AND query LIKE 'INSERT INTO bronze.claim%'
                        """);
                service.kill();
            }
            installation.start();

            awaitRows(installation, 5, "SELECT count(*) FROM gold.orders WHERE note = 'silent'");
            awaitRows(installation, ORDERS - 1 + 1 - 3, "SELECT count(*) FROM gold.orders");
            awaitEnd(installation);
            assertThat(sum(installation)).isEqualTo("missing 1, changed 5, back 0, gone 3");
            assertThat(installation.count("SELECT sum(landed) FROM ops.run WHERE lane = 'recheck'"))
                    .isEqualTo(1 + 5 + 3);

            tell("INSERT INTO orders SELECT * FROM kept_orders");
            tell("DROP TABLE kept_orders");
            begin(installation);
            awaitRows(installation, ORDERS - 1 + 1 - 2, "SELECT count(*) FROM gold.orders");
            awaitEnd(installation);
            assertThat(sum(installation)).isEqualTo("missing 0, changed 0, back 1, gone 0");

            begin(installation);
            awaitEnd(installation);
            assertThat(findings(installation)).hasSizeGreaterThanOrEqualTo(4).allSatisfy(finding -> {
                assertThat(finding.verdict()).isEqualTo("agrees");
                assertThat(finding.ours()).isEqualTo(finding.source());
            });
            assertThat(installation.balance(STREAM).balanced()).isTrue();
            assertThat(installation.count("SELECT count(*) FROM ops.dead_letter"))
                    .isZero();
        }
    }

    @Test
    void nothingIsTakenForGoneWhereTheAnswerIsShorterThanTheCount() throws SQLException {
        try (var installation = reading()) {
            installation.start();
            awaitRows(installation, ORDERS - 1, "SELECT count(*) FROM gold.orders");
            installation.with("wadi.orders.url", shop.jdbcUrl() + "&sessionVariables=sql_select_limit=5");
            installation.restart();

            begin(installation);

            awaitEnd(installation);
            assertThat(sum(installation)).isEqualTo("missing 0, changed 0, back 0, gone 0");
            assertThat(installation.count("SELECT count(*) FROM gold.orders")).isEqualTo(ORDERS - 1);
        }
    }

    private static void begin(Installation installation) {
        new PostgresRechecks(installation.database(), Tenant.DEFAULT).begin(STREAM);
        awaitRows(
                installation,
                1,
                "SELECT count(*) FROM ops.recheck WHERE stream = 'orders.order' AND began_at > 'epoch'");
    }

    private static void awaitEnd(Installation installation) {
        awaitRows(installation, 1, "SELECT count(*) FROM ops.recheck WHERE stream = 'orders.order' AND NOT open");
        awaitRows(installation, 0, "SELECT count(*) FROM bronze.claim WHERE state <> 'done'");
    }

    private static List<Finding> findings(Installation installation) {
        return new PostgresRechecks(installation.database(), Tenant.DEFAULT).findings(STREAM);
    }

    private static String sum(Installation installation) {
        var findings = findings(installation);
        return "missing %d, changed %d, back %d, gone %d"
                .formatted(
                        findings.stream().mapToLong(Finding::missing).sum(),
                        findings.stream().mapToLong(Finding::changed).sum(),
                        findings.stream().mapToLong(Finding::back).sum(),
                        findings.stream().mapToLong(Finding::gone).sum());
    }

    private static Installation reading() {
        return Installation.shipped()
                .with("wadi.orders.enabled", "true")
                .with("wadi.orders.pollMillis", "300")
                .with("wadi.recheck.lookMillis", "100")
                .with("wadi.orders.url", shop.jdbcUrl())
                .with("wadi.orders.user", shop.reader().user())
                .with("wadi.orders.password", shop.reader().password());
    }

    private void tell(String sql) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void awaitRows(Installation installation, long rows, String sql) {
        await(sql)
                .atMost(Installation.PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(() -> installation.count(sql) == rows);
    }
}
