package dev.wadi.sandbox.backfill;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** An order with its line, as the Spring Batch job takes it from the shop. */
record Order(
        long id,
        String number,
        long customer,
        String status,
        String currency,
        BigDecimal total,
        @Nullable String street,
        @Nullable String city,
        @Nullable String state,
        @Nullable String postalCode,
        @Nullable String country,
        @Nullable String note,
        LocalDateTime placedAt,
        @Nullable LocalDateTime shippedAt,
        LocalDateTime updatedAt,
        String lines) {

    static final String QUERY = """
            SELECT o.order_id, o.order_number, o.customer_id, o.status, o.currency, o.total, o.shipping_street,
              o.shipping_city, o.shipping_state, o.shipping_postal_code, o.shipping_country, o.note, o.placed_at,
              o.shipped_at, o.updated_at, l.line_no, l.sku, l.title, l.quantity, l.unit_price, l.amount
            FROM shop.orders o LEFT JOIN shop.order_line l ON l.order_id = o.order_id
            ORDER BY o.updated_at, o.order_id
            """;

    @SuppressWarnings("NullAway") // columns of the shop that are NOT NULL
    static Order of(ResultSet row) throws SQLException {
        return new Order(
                row.getLong(1),
                row.getString(2),
                row.getLong(3),
                row.getString(4),
                row.getString(5),
                row.getBigDecimal(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                row.getString(12),
                row.getObject(13, LocalDateTime.class),
                row.getObject(14, LocalDateTime.class),
                row.getObject(15, LocalDateTime.class),
                "[{\"line_no\": " + row.getInt(16) + ", \"sku\": \"" + row.getString(17) + "\", \"title\": \""
                        + row.getString(18) + "\", \"quantity\": " + row.getInt(19) + ", \"unit_price\": "
                        + row.getBigDecimal(20) + ", \"amount\": " + row.getBigDecimal(21) + "}]");
    }
}
