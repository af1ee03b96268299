package dev.wadi.scenarios.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.backfill.Backfill;
import dev.wadi.backfill.Backfill.State;
import dev.wadi.backfill.Backfills;
import dev.wadi.backfill.Request;
import dev.wadi.backfill.postgres.PostgresBackfills;
import dev.wadi.contract.Contracts;
import dev.wadi.core.Tenant;
import dev.wadi.sandbox.server.OrdersDatabase;
import dev.wadi.scenarios.Installation;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Years of orders, read in a lane of their own while the live lane reads what changes. */
class BackfillIT {

    private static final int ORDERS = 3_000;
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2026-01-11T00:00:00Z");

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

    /** Ten days, three hundred orders a day, a hundred of them in the same second. */
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
                SELECT seq, concat('O-', lpad(seq, 8, '0')), 1, 'placed', 'EUR', 20.50, '2026-01-01 08:00:00',
                  '2026-01-01 08:00:00' + INTERVAL (seq - 1) DIV 300 DAY + INTERVAL (seq %% 3) HOUR
                FROM seq_1_to_%d
                """.formatted(ORDERS));
    }

    @AfterEach
    void leaveShop() throws SQLException {
        owner.close();
    }

    /** War story 6: five years of history flooded what was read live. */
    @Test
    void historyComesByTheBackfillAndWhatChangesByTheLiveLane() throws SQLException {
        try (var installation = reading()) {
            var backfill = backfills(installation).start(asked(0));
            installation.start();
            awaitRows(installation, ORDERS, "SELECT count(*) FROM gold.orders");

            tell("UPDATE orders SET note = 'changed', updated_at = utc_timestamp(6) WHERE order_id <= 10");

            awaitRows(installation, 10, "SELECT count(*) FROM gold.orders WHERE note = 'changed'");
            assertThat(now(installation, backfill)).satisfies(done -> {
                assertThat(done.state()).isEqualTo(State.DONE);
                assertThat(done.percent()).isEqualTo(100);
                assertThat(done.records()).isEqualTo(ORDERS);
            });
            assertThat(landed(installation, "backfill")).isEqualTo(ORDERS);
            // the live lane began a day before the end of the backfill, and lands an answer with news whole
            assertThat(landed(installation, "live")).isBetween(300L + 10, 300L + 300 + 10);
            assertThat(installation.balance("orders.order").balanced()).isTrue();
            assertThat(installation.count("SELECT count(*) FROM ops.dead_letter"))
                    .isZero();
        }
    }

    @Test
    void whatIsKnownFromTheLiveLaneChangesNothing() throws SQLException {
        try (var installation = reading()) {
            installation.start();
            awaitRows(installation, ORDERS, "SELECT count(*) FROM gold.orders");
            tell("UPDATE orders SET note = 'newer', updated_at = '2026-01-10 20:00:00' WHERE order_id = 1");
            awaitRows(installation, 1, "SELECT count(*) FROM gold.orders WHERE note = 'newer'");
            var before = facts(installation);

            var backfill = backfills(installation).start(asked(0));

            awaitState(installation, backfill, State.DONE);
            awaitRows(installation, 0, "SELECT count(*) FROM bronze.claim WHERE state <> 'done'");
            awaitRows(installation, 0, "SELECT count(*) FROM ops.attempt WHERE published_in IS NULL");
            assertThat(landed(installation, "backfill")).isEqualTo(ORDERS);
            assertThat(facts(installation)).isEqualTo(before);
            assertThat(installation.count("SELECT count(*) FROM gold.orders")).isEqualTo(ORDERS);
            assertThat(installation.balance("orders.order").balanced()).isTrue();
        }
    }

    @Test
    void goesOnWhereItWasKilledAndWherePeopleStoppedIt() throws SQLException {
        try (var installation = reading().with("wadi.land.records", "100")) {
            var backfills = backfills(installation);
            var backfill = backfills.start(asked(300));
            Instant reached;
            try (var locker = DriverManager.getConnection(installation.jdbcUrl());
                    var lock = locker.createStatement()) {
                var service = installation.start();
                awaitRows(installation, 1, "SELECT count(*) FROM ops.backfill WHERE records >= 500");
                locker.setAutoCommit(false);
                lock.execute("LOCK TABLE bronze.claim IN SHARE ROW EXCLUSIVE MODE");
                awaitRows(installation, 1, """
                        SELECT least(1, count(*)) FROM pg_stat_activity WHERE datname = current_database()
                          AND wait_event_type = 'Lock' AND query LIKE 'INSERT INTO bronze.claim%'
                        """);
                service.kill();
                backfills.pause(backfill.id());
                reached = now(installation, backfill).position();
            }
            installation.start();
            awaitRows(installation, 0, "SELECT count(*) FROM bronze.claim WHERE state <> 'done'");
            assertThat(now(installation, backfill)).satisfies(paused -> {
                assertThat(paused.state()).isEqualTo(State.PAUSED);
                assertThat(paused.position()).isEqualTo(reached);
            });

            installation.database().useTransaction(handle -> handle.execute("UPDATE ops.backfill SET rate = 0"));
            backfills.resume(backfill.id());

            awaitRows(installation, ORDERS, "SELECT count(*) FROM gold.orders");
            awaitState(installation, backfill, State.DONE);
            assertThat(installation.count("SELECT count(DISTINCT record_key) FROM silver.orders"))
                    .isEqualTo(ORDERS);
            assertThat(installation.balance("orders.order").balanced()).isTrue();
        }
    }

    /** In more windows than the pool of the shop has connections. */
    private static Request asked(int rate) {
        return new Request("orders.order", FIRST, END, Duration.ofHours(12), rate, "a test");
    }

    private static Backfills backfills(Installation installation) {
        return new Backfills(
                new PostgresBackfills(installation.database(), Tenant.DEFAULT), Contracts.load(Path.of("contracts")));
    }

    private static Backfill now(Installation installation, Backfill backfill) {
        return backfills(installation).all().stream()
                .filter(one -> one.id() == backfill.id())
                .findFirst()
                .orElseThrow();
    }

    private static void awaitState(Installation installation, Backfill backfill, State state) {
        await().atMost(Installation.PATIENCE)
                .until(() -> now(installation, backfill).state() == state);
    }

    private static long landed(Installation installation, String lane) {
        return installation.count(
                "SELECT coalesce(sum(landed), 0) FROM ops.run WHERE stream = 'orders.order' AND lane = '" + lane + "'");
    }

    /** How often readers saw an order change. */
    private static long facts(Installation installation) {
        return installation.count("SELECT count(*) FROM identity.record WHERE stream = 'orders.order'");
    }

    private static Installation reading() {
        return Installation.shipped()
                .with("wadi.orders.enabled", "true")
                .with("wadi.orders.pollMillis", "300")
                .with("wadi.backfill.everyMillis", "100")
                .with("wadi.backfill.besideMillis", "200")
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
