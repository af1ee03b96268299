package dev.wadi.sandbox.day.shop;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A row of {@code shop.orders} with its lines. What is {@code NULL} there is empty here. */
public record ShopOrder(
        long orderId,
        String orderNumber,
        long customerId,
        String status,
        String currency,
        BigDecimal total,
        String shippingStreet,
        String shippingCity,
        String shippingState,
        String shippingPostalCode,
        String shippingCountry,
        String note,
        Instant placedAt,
        Optional<Instant> shippedAt,
        Instant updatedAt,
        List<ShopLine> lines) {

    public ShopOrder {
        lines = List.copyOf(lines);
    }
}
