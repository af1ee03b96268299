package dev.wadi.sandbox.supply;

import dev.wadi.sandbox.day.Day;
import dev.wadi.sandbox.day.shop.Customers;
import dev.wadi.sandbox.day.shop.Orders;
import dev.wadi.sandbox.day.shop.ShopTables;
import dev.wadi.sandbox.server.OrdersDatabase;
import java.sql.SQLException;
import java.util.Map;

/** The shop's database with the day's customers and orders. */
public record ShopSource(OrdersDatabase database) {

    /** Takes in what the day begins with, in place of what was there. */
    public Records fill(Day day) {
        return inTheTables(tables -> {
            tables.clear();
            return tables.load(day.customers(), day.orders());
        });
    }

    /**
     * Takes in what has become of the rows by the end of the day, all at once.
     *
     * @return the rows that are to be read again; those that are gone are not among them
     */
    public Records change(Day day) {
        return inTheTables(tables -> tables.change(day.customerChanges(), day.orderChanges()));
    }

    /** What a service must be told to read it. */
    public Map<String, String> settings() {
        return Map.of(
                "wadi.orders.enabled", "true",
                "wadi.orders.url", database.jdbcUrl(),
                "wadi.orders.user", database.reader().user(),
                "wadi.orders.password", database.reader().password());
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
