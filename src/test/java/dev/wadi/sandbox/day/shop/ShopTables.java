package dev.wadi.sandbox.day.shop;

import dev.wadi.sandbox.day.Change;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The shop's tables in MySQL, filled and changed over a connection of their owner; best with
 * {@code rewriteBatchedStatements}. What is empty here is {@code NULL} there, where the table allows it. Not for use by
 * several threads.
 */
public final class ShopTables {

    private static final int BATCH = 2_000;

    private static final String INSERT_CUSTOMER = """
            INSERT INTO customer (customer_id, customer_number, kind, salutation, given_name, family_name, company_name,
                email, phone, birth_date, street, city, state, postal_code, country, loyalty_points, created_at, updated_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String UPDATE_CUSTOMER = """
            UPDATE customer SET customer_number = ?, kind = ?, salutation = ?, given_name = ?, family_name = ?,
                company_name = ?, email = ?, phone = ?, birth_date = ?, street = ?, city = ?, state = ?, postal_code = ?,
                country = ?, loyalty_points = ?, created_at = ?, updated_at = ?
            WHERE customer_id = ?""";

    private static final String INSERT_ORDER = """
            INSERT INTO orders (order_id, order_number, customer_id, status, currency, total, shipping_street,
                shipping_city, shipping_state, shipping_postal_code, shipping_country, note, placed_at, shipped_at,
                updated_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String INSERT_LINE = """
            INSERT INTO order_line (order_id, line_no, sku, title, quantity, unit_price, amount)
            VALUES (?, ?, ?, ?, ?, ?, ?)""";

    private static final String DELETE_ORDER = "DELETE FROM orders WHERE order_id = ?";

    /** Children first. */
    private static final List<String> DELETE_ALL =
            List.of("DELETE FROM order_line", "DELETE FROM orders", "DELETE FROM customer");

    private final Connection connection;

    public ShopTables(Connection connection) {
        this.connection = connection;
    }

    /** Fills empty tables in one transaction, a few thousand rows in memory at a time, and says how many there were. */
    public Rows load(Iterator<ShopCustomer> customers, Iterator<ShopOrder> orders) throws SQLException {
        return inOneTransaction(() -> new Rows(loadCustomers(customers), loadOrders(orders)));
    }

    /** Empties the tables. */
    public void clear() throws SQLException {
        inOneTransaction(() -> {
            try (var statement = connection.createStatement()) {
                for (var table : DELETE_ALL) {
                    statement.executeUpdate(table);
                }
            }
            return new Rows(0, 0);
        });
    }

    /**
     * Makes all of these changes in one transaction, so that nobody sees what was between the first and the last of a row.
     *
     * @return how many customers and orders have become others that way, those not counted that are gone
     */
    public Rows change(Iterator<Change<ShopCustomer>> customers, Iterator<Change<ShopOrder>> orders)
            throws SQLException {
        var lastOfCustomers = last(customers, ShopCustomer::customerId);
        var lastOfOrders = last(orders, ShopOrder::orderId);
        var kept = lastOfOrders.stream()
                .filter(change -> !change.deletes())
                .map(Change::record)
                .toList();
        return inOneTransaction(() -> {
            try (var statement = connection.prepareStatement(UPDATE_CUSTOMER)) {
                for (var change : lastOfCustomers) {
                    var next = values(statement, 1, change.record());
                    statement.setLong(next, change.record().customerId());
                    statement.addBatch();
                }
                statement.executeBatch();
            }
            try (var statement = connection.prepareStatement(DELETE_ORDER)) {
                for (var change : lastOfOrders) {
                    statement.setLong(1, change.record().orderId());
                    statement.addBatch();
                }
                statement.executeBatch();
            }
            return new Rows(lastOfCustomers.size(), loadOrders(kept.iterator()));
        });
    }

    /** So many rows. */
    public record Rows(int customers, int orders) {}

    /** Gives a customer new values. */
    public void update(ShopCustomer customer) throws SQLException {
        try (var statement = connection.prepareStatement(UPDATE_CUSTOMER)) {
            var next = values(statement, 1, customer);
            statement.setLong(next, customer.customerId());
            statement.executeUpdate();
        }
    }

    /** Gives an order new values and lines, in one transaction. */
    public void update(ShopOrder order) throws SQLException {
        inOneTransaction(() -> {
            delete(order.orderId());
            try (var statement = connection.prepareStatement(INSERT_ORDER);
                    var lines = connection.prepareStatement(INSERT_LINE)) {
                add(statement, order);
                statement.executeBatch();
                addLines(lines, order);
                lines.executeBatch();
            }
            return new Rows(0, 1);
        });
    }

    /** Deletes an order with its lines, without a trace. */
    public void delete(long orderId) throws SQLException {
        try (var statement = connection.prepareStatement(DELETE_ORDER)) {
            statement.setLong(1, orderId);
            statement.executeUpdate();
        }
    }

    private int loadCustomers(Iterator<ShopCustomer> customers) throws SQLException {
        try (var statement = connection.prepareStatement(INSERT_CUSTOMER)) {
            var loaded = 0;
            while (customers.hasNext()) {
                var customer = customers.next();
                statement.setLong(1, customer.customerId());
                values(statement, 2, customer);
                statement.addBatch();
                if (++loaded % BATCH == 0) {
                    statement.executeBatch();
                }
            }
            statement.executeBatch();
            return loaded;
        }
    }

    private int loadOrders(Iterator<ShopOrder> orders) throws SQLException {
        try (var statement = connection.prepareStatement(INSERT_ORDER);
                var lines = connection.prepareStatement(INSERT_LINE)) {
            var loaded = 0;
            while (orders.hasNext()) {
                var order = orders.next();
                add(statement, order);
                addLines(lines, order);
                if (++loaded % BATCH == 0) {
                    statement.executeBatch();
                    lines.executeBatch();
                }
            }
            statement.executeBatch();
            lines.executeBatch();
            return loaded;
        }
    }

    private static int values(PreparedStatement statement, int first, ShopCustomer customer) throws SQLException {
        var next = first;
        statement.setString(next++, customer.customerNumber());
        statement.setString(next++, customer.kind());
        statement.setString(next++, orNull(customer.salutation()));
        statement.setString(next++, orNull(customer.givenName()));
        statement.setString(next++, orNull(customer.familyName()));
        statement.setString(next++, orNull(customer.companyName()));
        statement.setString(next++, orNull(customer.email()));
        statement.setString(next++, orNull(customer.phone()));
        statement.setString(next++, orNull(customer.birthDate()));
        statement.setString(next++, orNull(customer.street()));
        statement.setString(next++, orNull(customer.city()));
        statement.setString(next++, orNull(customer.state()));
        statement.setString(next++, orNull(customer.postalCode()));
        statement.setString(next++, orNull(customer.country()));
        statement.setString(next++, orNull(customer.loyaltyPoints()));
        statement.setObject(next++, utc(customer.createdAt()));
        statement.setObject(next++, utc(customer.updatedAt()));
        return next;
    }

    private static void add(PreparedStatement statement, ShopOrder order) throws SQLException {
        var next = 1;
        statement.setLong(next++, order.orderId());
        statement.setString(next++, order.orderNumber());
        statement.setLong(next++, order.customerId());
        statement.setString(next++, order.status());
        statement.setString(next++, order.currency());
        statement.setBigDecimal(next++, order.total());
        statement.setString(next++, orNull(order.shippingStreet()));
        statement.setString(next++, orNull(order.shippingCity()));
        statement.setString(next++, orNull(order.shippingState()));
        statement.setString(next++, orNull(order.shippingPostalCode()));
        statement.setString(next++, orNull(order.shippingCountry()));
        statement.setString(next++, orNull(order.note()));
        statement.setObject(next++, utc(order.placedAt()));
        statement.setObject(next++, orNull(order.shippedAt()));
        statement.setObject(next, utc(order.updatedAt()));
        statement.addBatch();
    }

    private static void addLines(PreparedStatement statement, ShopOrder order) throws SQLException {
        for (var line : order.lines()) {
            var next = 1;
            statement.setLong(next++, order.orderId());
            statement.setInt(next++, line.lineNo());
            statement.setString(next++, line.sku());
            statement.setString(next++, line.title());
            statement.setInt(next++, line.quantity());
            statement.setBigDecimal(next++, line.unitPrice());
            statement.setBigDecimal(next, line.amount());
            statement.addBatch();
        }
    }

    private static <T> Collection<Change<T>> last(Iterator<Change<T>> changes, Function<T, Long> id) {
        var last = new LinkedHashMap<Long, Change<T>>();
        changes.forEachRemaining(change -> last.put(id.apply(change.record()), change));
        return last.values();
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static @Nullable LocalDateTime orNull(Optional<Instant> moment) {
        return moment.map(ShopTables::utc).orElse(null);
    }

    private static LocalDateTime utc(Instant moment) {
        return LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
    }

    private Rows inOneTransaction(Work work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            var rows = work.run();
            connection.commit();
            return rows;
        } catch (SQLException | RuntimeException failure) {
            connection.rollback();
            throw failure;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    @FunctionalInterface
    private interface Work {
        Rows run() throws SQLException;
    }
}
