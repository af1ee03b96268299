package dev.wadi.sandbox.supply;

import dev.wadi.sandbox.day.Change;
import dev.wadi.sandbox.day.Day;
import dev.wadi.sandbox.day.shop.Customers;
import dev.wadi.sandbox.day.shop.Orders;
import dev.wadi.sandbox.day.shop.ShopCustomer;
import dev.wadi.sandbox.day.shop.ShopOrder;
import dev.wadi.sandbox.day.shop.ShopTables;
import dev.wadi.sandbox.server.OrdersDatabase;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** The shop's database with the day's customers and orders. */
public record ShopSource(OrdersDatabase database) {

    /** Takes in what the day begins with, in place of what was there. */
    public Records fill(Day day) {
        return fill(day, Share.ALL);
    }

    /** Takes in the customers that the day begins with and a share of their orders, in place of what was there. */
    public Records fill(Day day, Share share) {
        return inTheTables(tables -> {
            tables.clear();
            return tables.load(day.customers(), share.of(day.orders(), ShopOrder::updatedAt));
        });
    }

    /** Takes in a further share of the orders that the day begins with. */
    public Records add(Day day, Share share) {
        return inTheTables(
                tables -> tables.load(Collections.emptyIterator(), share.of(day.orders(), ShopOrder::updatedAt)));
    }

    /**
     * Takes in what has become of the rows by the end of the day, all at once.
     *
     * @return the rows that are to be read again; those that are gone are not among them
     */
    public Records change(Day day) {
        return change(day, Share.ALL);
    }

    /** Takes in what has become of a share of the rows. */
    public Records change(Day day, Share share) {
        return inTheTables(tables -> tables.change(
                share.of(last(day.customerChanges(), ShopCustomer::customerId), Change::at),
                share.of(last(day.orderChanges(), ShopOrder::orderId), Change::at)));
    }

    /** What a service must be told to read it. */
    public Map<String, String> settings() {
        return Map.of(
                "wadi.orders.enabled", "true",
                "wadi.orders.url", database.jdbcUrl(),
                "wadi.orders.user", database.reader().user(),
                "wadi.orders.password", database.reader().password());
    }

    private static <T> Iterator<Change<T>> last(Iterator<Change<T>> changes, Function<T, Object> key) {
        var last = new LinkedHashMap<Object, Change<T>>();
        changes.forEachRemaining(change -> last.put(key.apply(change.record()), change));
        return last.values().iterator();
    }

    private Records inTheTables(Work work) {
        try (var connection = database.connect(database.owner())) {
            var rows = work.on(new ShopTables(connection));
            return Records.of(Customers.STREAM, rows.customers()).and(Orders.STREAM, rows.orders());
        } catch (SQLException failure) {
            throw new IllegalStateException("the shop's tables could not be filled", failure);
        }
    }

    @FunctionalInterface
    private interface Work {
        ShopTables.Rows on(ShopTables tables) throws SQLException;
    }
}
