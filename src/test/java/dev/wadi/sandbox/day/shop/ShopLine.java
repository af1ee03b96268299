package dev.wadi.sandbox.day.shop;

import java.math.BigDecimal;

/** A row of {@code shop.order_line}, without the id of its order. */
public record ShopLine(int lineNo, String sku, String title, int quantity, BigDecimal unitPrice, BigDecimal amount) {}
