package dev.wadi.sandbox.day.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.sandbox.day.Day;
import dev.wadi.sandbox.day.DaySize;
import dev.wadi.sandbox.server.OrdersDatabase;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ShopTablesIT {

    private static final Day DAY = Day.of(DaySize.USUAL, 1);

    @SuppressWarnings("NullAway.Init") // set before all
    private static OrdersDatabase database;

    private static Duration took = Duration.ZERO;

    @BeforeAll
    static void load() throws Exception {
        database = OrdersDatabase.start(Path.of(""));
        var started = System.nanoTime();
        try (var connection = database.connect(database.owner())) {
            new ShopTables(connection).load(DAY.customers(), DAY.orders());
        }
        took = Duration.ofNanos(System.nanoTime() - started);
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void theDayIsThereInSeconds() {
        assertThat(took).isPositive().isLessThan(Duration.ofSeconds(40));
    }

    @Test
    void allOfTheDayIsThere() throws Exception {
        var customers = 0;
        for (var all = DAY.customers(); all.hasNext(); all.next()) {
            customers++;
        }

        assertThat(count("customer")).isEqualTo(customers);
        assertThat(count("orders")).isBetween(29_000L, 30_000L);
        assertThat(count("order_line")).isGreaterThan(50_000);
    }

    @Test
    void rowsAreTheRecordsToTheMicrosecond() throws Exception {
        try (var connection = database.connect(database.reader());
                var statement = connection.prepareStatement(
                        "SELECT family_name, updated_at, street FROM customer WHERE customer_id = ?")) {
            var customers = DAY.customers();
            for (var some = 0; some < 500; some++) {
                var customer = customers.next();
                statement.setLong(1, customer.customerId());
                try (var rows = statement.executeQuery()) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getString(1)).isEqualTo(orNull(customer.familyName()));
                    assertThat(rows.getTimestamp(2).toInstant()).isEqualTo(customer.updatedAt());
                    assertThat(rows.getString(3)).isEqualTo(orNull(customer.street()));
                }
            }
        }
    }

    @Test
    void changesAndDeletesArrive() throws Exception {
        var gone = new HashSet<Long>();
        try (var connection = database.connect(database.owner())) {
            var tables = new ShopTables(connection);
            var changes = DAY.orderChanges();
            for (var some = 0; some < 300; some++) {
                var change = changes.next();
                if (change.deletes()) {
                    tables.delete(change.record().orderId());
                    gone.add(change.record().orderId());
                } else {
                    tables.update(change.record());
                }
            }
            tables.update(DAY.customerChanges().next().record());
        }

        assertThat(gone).isNotEmpty();
        assertThat(ask("SELECT count(*) FROM orders WHERE updated_at > '2026-01-05 06:00:00'"))
                .isGreaterThan(BigDecimal.valueOf(200));
        assertThat(ask("SELECT count(*) FROM customer WHERE updated_at > '2026-01-05 06:00:00'"))
                .isEqualTo(BigDecimal.ONE);
        for (var id : gone) {
            assertThat(ask("SELECT count(*) FROM orders WHERE order_id = " + id))
                    .isEqualTo(BigDecimal.ZERO);
        }
    }

    @Test
    void aDaysChangesArriveTogetherAndTheTablesCanBeEmptied() throws Exception {
        try (var small = OrdersDatabase.start(Path.of(""));
                var connection = small.connect(small.owner());
                var statement = connection.createStatement()) {
            var day = Day.of(DaySize.of(500), 1);
            var tables = new ShopTables(connection);
            tables.load(day.customers(), day.orders());

            var changed = tables.change(day.customerChanges(), day.orderChanges());

            assertThat(changed.orders()).isPositive();
            try (var rows = statement.executeQuery("""
                    SELECT (SELECT count(*) FROM customer WHERE updated_at > '2026-01-05 06:00:00'),
                      (SELECT count(*) FROM orders WHERE updated_at > '2026-01-05 06:00:00')""")) {
                rows.next();
                assertThat(new ShopTables.Rows(rows.getInt(1), rows.getInt(2))).isEqualTo(changed);
            }
            tables.clear();
            try (var rows = statement.executeQuery("SELECT count(*) FROM customer")) {
                rows.next();
                assertThat(rows.getInt(1)).isZero();
            }
        }
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static long count(String table) throws SQLException {
        return ask("SELECT count(*) FROM " + table).longValueExact();
    }

    private static BigDecimal ask(String query) throws SQLException {
        try (var connection = database.connect(database.reader());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getBigDecimal(1);
        }
    }
}
