package dev.wadi.sandbox.backfill;

import dev.wadi.sandbox.server.OrdersDatabase;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/**
 * Years of orders in the shop's database, made by the database itself: as many a day whatever their number, so that more of them
 * are a longer history. Each has one line and is of one of the customers.
 */
public final class ShopHistory {

    /** When the first order was last changed. */
    public static final Instant FROM = Instant.parse("2012-01-01T00:00:00Z");

    private static final int PER_DAY = 1_370;
    private static final long MICROS_BETWEEN = Duration.ofDays(1).toNanos() / 1_000 / PER_DAY;
    private static final int AT_ONCE = 100_000;

    private final OrdersDatabase shop;
    private final long orders;
    private final int customers;

    /** A history of so many orders by so many customers. */
    public ShopHistory(OrdersDatabase shop, long orders, int customers) {
        this.shop = shop;
        this.orders = orders;
        this.customers = customers;
    }

    /** All that is counted must be all there is. */
    public record Sum(long orders, BigDecimal total) {}

    /** Before when all of it was last changed: two days after the last order, so that nothing of it is live. */
    public Instant until() {
        return FROM.plusNanos(orders * MICROS_BETWEEN * 1_000).plus(Duration.ofDays(2));
    }

    /** Fills the tables, which are empty, and says what the orders come to. */
    public Sum fill() throws SQLException {
        try (var connection = shop.connect(shop.owner())) {
            tell(connection, "SET foreign_key_checks = 0, unique_checks = 0");
            fillCustomers(connection);
            for (var from = 1L; from <= orders; from += AT_ONCE) {
                fillOrders(connection, from, Math.min(orders, from + AT_ONCE - 1));
            }
            tell(connection, "ANALYZE TABLE customer, orders, order_line");
            return sum(connection);
        }
    }

    private void fillCustomers(Connection connection) throws SQLException {
        tell(connection, """
                INSERT INTO customer (customer_id, customer_number, kind, given_name, family_name, email, phone, street, city,
                  postal_code, country, created_at, updated_at)
                SELECT seq, concat('C-', lpad(seq, 7, '0')), 'person',
                  elt(1 + seq %% 12, 'Ada', 'Ben', 'Cleo', 'Dan', 'Eva', 'Finn', 'Gro', 'Hugo', 'Ida', 'Jon', 'Kaya', 'Leo'),
                  concat(elt(1 + seq DIV 12 %% 10, 'Ar', 'Bel', 'Cor', 'Dun', 'Esk', 'Far', 'Gol', 'Hin', 'Iv', 'Jar'),
                    elt(1 + seq DIV 120 %% 10, 'a', 'e', 'i', 'o', 'u', 'ai', 'ei', 'ou', 'au', 'y'),
                    elt(1 + seq DIV 1200 %% 10, 'ber', 'den', 'ford', 'gren', 'house', 'kov', 'lind', 'mann', 'ner', 'quist'),
                    elt(1 + seq DIV 12000 %% 10, 'son', 'sen', 'ski', 'ez', 'ini', 'escu', 'ov', 'ic', 'dottir', 'man')),
                  concat('customer', seq, '@example.org'), concat('+49 30 ', lpad(seq, 7, '0')),
                  concat(1 + seq %% 200, ' Street ', seq DIV 20), 'Berlin', lpad(10000 + seq DIV 40, 5, '0'), 'Germany',
                  '2011-01-01', '2011-01-01' + INTERVAL seq SECOND
                FROM seq_1_to_%d
                """.formatted(customers));
    }

    private void fillOrders(Connection connection, long from, long to) throws SQLException {
        tell(connection, """
                INSERT INTO orders (order_id, order_number, customer_id, status, currency, total, shipping_street, shipping_city,
                  shipping_postal_code, shipping_country, note, placed_at, shipped_at, updated_at)
                SELECT seq, concat('O-', lpad(seq, 8, '0')), 1 + seq * 7919 %% %d,
                  elt(1 + seq %% 20, 'returned', 'paid', 'placed', 'shipped', 'shipped', 'delivered', 'delivered', 'delivered',
                    'delivered', 'delivered', 'delivered', 'delivered', 'delivered', 'delivered', 'delivered', 'delivered',
                    'delivered', 'delivered', 'delivered', 'delivered'),
                  elt(1 + seq DIV 7 %% 7, 'EUR', 'EUR', 'EUR', 'USD', 'GBP', 'PLN', 'SEK'),
                  (100 + seq * 37 %% 90000) / 100, concat(1 + seq %% 200, ' Street ', seq %% 5000), 'Berlin',
                  lpad(10000 + seq %% 2500, 5, '0'), 'Germany', IF(seq %% 10 = 0, 'please ring twice', NULL),
                  changed - INTERVAL 3 DAY, changed - INTERVAL 1 DAY, changed
                FROM (SELECT seq, '2012-01-01' + INTERVAL (seq - 1) * %d MICROSECOND AS changed FROM seq_%d_to_%d) o
                """.formatted(customers, MICROS_BETWEEN, from, to));
        tell(connection, """
                INSERT INTO order_line (order_id, line_no, sku, title, quantity, unit_price, amount)
                SELECT seq, 1, concat('SKU-', lpad(seq %% 1000, 5, '0')), concat('Thing of kind ', seq %% 1000), 1,
                  (100 + seq * 37 %% 90000) / 100, (100 + seq * 37 %% 90000) / 100
                FROM seq_%d_to_%d
                """.formatted(from, to));
    }

    private static Sum sum(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT count(*), sum(total) FROM orders")) {
            row.next();
            return new Sum(row.getLong(1), row.getBigDecimal(2));
        }
    }

    private static void tell(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
