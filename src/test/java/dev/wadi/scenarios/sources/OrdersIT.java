package dev.wadi.scenarios.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.core.Tenant;
import dev.wadi.ledger.Balance;
import dev.wadi.ledger.postgres.PostgresLedger;
import dev.wadi.sandbox.server.OrdersDatabase;
import dev.wadi.scenarios.Installation;
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

/** Orders and their customers from the shop's database: changes, ties, late commits, and a service killed in LAND. */
class OrdersIT {

    private static final int ORDERS = 3_000;

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

    @BeforeEach
    void fillShop() throws SQLException {
        owner = shop.connect(shop.owner());
        owner.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        tell("DELETE FROM orders");
        tell("DELETE FROM customer");
        tell("""
                INSERT INTO customer (customer_id, customer_number, kind, family_name, created_at, updated_at)
                VALUES (1, 'C-0000001', 'person', 'Ünal', '2026-01-05 08:00:00', '2026-01-05 08:00:00.123456')
                """);
        tell("""
                INSERT INTO orders (order_id, order_number, customer_id, status, currency, total, placed_at, updated_at)
                SELECT seq, concat('O-', lpad(seq, 8, '0')), 1, 'placed', 'EUR', 20.50, '2026-01-05 08:00:00',
                  '2026-01-05 08:00:00' + INTERVAL (seq DIV 700) SECOND
                FROM seq_1_to_%d
                """.formatted(ORDERS));
        tell("""
                INSERT INTO order_line (order_id, line_no, sku, title, quantity, unit_price, amount)
                SELECT order_id, line.seq, concat('SKU-', line.seq), 'Lamp', 1, 10.25, 10.25
                FROM orders JOIN seq_1_to_2 line WHERE order_id % 3 > 0
                """);
    }

    @AfterEach
    void leaveShop() throws SQLException {
        owner.close();
    }

    @Test
    void ordersAreKeptAsTheyStandInTheShop() throws SQLException {
        try (var installation = reading()) {
            installation.start();
            awaitRows(installation, ORDERS, "SELECT count(*) FROM gold.orders");
            awaitRows(installation, 1, "SELECT count(*) FROM gold.shop_customer WHERE family_name = 'Ünal'");

            try (var late = shop.connect(shop.owner());
                    var statement = late.createStatement()) {
                late.setAutoCommit(false);
                statement.execute("UPDATE orders SET note = 'late', updated_at = utc_timestamp(6) WHERE order_id = 1");
                tell("UPDATE orders SET note = 'soon', updated_at = utc_timestamp(6) WHERE order_id BETWEEN 2 AND 900");
                awaitRows(installation, 899, "SELECT count(*) FROM gold.orders WHERE note = 'soon'");
                late.commit();
            }
            tell("UPDATE orders SET note = 'ahead', updated_at = '2099-01-01' WHERE order_id = 1000");
            awaitRows(installation, 1, "SELECT count(*) FROM gold.orders WHERE note = 'ahead'");
            tell("UPDATE orders SET note = 'after', updated_at = utc_timestamp(6) WHERE order_id = 1001");

            awaitRows(installation, 1, "SELECT count(*) FROM gold.orders WHERE note = 'late'");
            awaitRows(installation, 1, "SELECT count(*) FROM gold.orders WHERE note = 'after'");
            assertThat(installation.count("SELECT count(*) FROM gold.orders")).isEqualTo(ORDERS);
            assertThat(installation.count("SELECT count(*) FROM ops.dead_letter"))
                    .isZero();
            assertThat(balance(installation)).satisfies(balance -> {
                assertThat(balance.balanced()).isTrue();
                assertThat(balance.duplicate()).isPositive();
                assertThat(balance.rejected()).isZero();
            });
        }
    }

    @Test
    void losesAndDoublesNothingWhenKilledInLand() throws SQLException {
        try (var installation = reading().with("wadi.land.records", "500")) {
            var service = installation.start();
            awaitRows(installation, ORDERS, "SELECT count(*) FROM gold.orders");
            try (var locker = DriverManager.getConnection(installation.jdbcUrl());
                    var lock = locker.createStatement()) {
                locker.setAutoCommit(false);
                lock.execute("LOCK TABLE bronze.claim IN SHARE ROW EXCLUSIVE MODE");
                tell("UPDATE orders SET note = 'changed', updated_at = utc_timestamp(6)");
                awaitRows(installation, 1, """
                        SELECT least(1, count(*)) FROM pg_stat_activity WHERE datname = current_database()
                          AND wait_event_type = 'Lock' AND query LIKE 'INSERT INTO bronze.claim%'
                        """);
                service.kill();
            }

            installation.start();

            awaitRows(installation, ORDERS, "SELECT count(*) FROM gold.orders WHERE note = 'changed'");
            assertThat(installation.count("SELECT count(*) FROM gold.orders")).isEqualTo(ORDERS);
            assertThat(balance(installation).balanced()).isTrue();
        }
    }

    private static Installation reading() {
        return Installation.shipped()
                .with("wadi.orders.enabled", "true")
                .with("wadi.orders.pollMillis", "300")
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

    private static Balance balance(Installation installation) {
        return new PostgresLedger(installation.database())
                .balances(Tenant.DEFAULT).stream()
                        .filter(balance -> balance.stream().equals("orders.order"))
                        .findFirst()
                        .orElseThrow();
    }
}
