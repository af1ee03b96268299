package dev.wadi.sandbox.day.shop;

import java.time.Instant;
import java.util.Map;

/** A row of {@code shop.customer}. What is {@code NULL} there is empty here. */
public record ShopCustomer(
        long customerId,
        String customerNumber,
        String kind,
        String salutation,
        String givenName,
        String familyName,
        String companyName,
        String email,
        String phone,
        String birthDate,
        String street,
        String city,
        String state,
        String postalCode,
        String country,
        String loyaltyPoints,
        Instant createdAt,
        Instant updatedAt) {

    static ShopCustomer of(long id, Map<String, String> columns, Instant createdAt, Instant updatedAt) {
        return new ShopCustomer(
                id,
                columns.getOrDefault("customer_number", ""),
                columns.getOrDefault("kind", ""),
                columns.getOrDefault("salutation", ""),
                columns.getOrDefault("given_name", ""),
                columns.getOrDefault("family_name", ""),
                columns.getOrDefault("company_name", ""),
                columns.getOrDefault("email", ""),
                columns.getOrDefault("phone", ""),
                columns.getOrDefault("birth_date", ""),
                columns.getOrDefault("street", ""),
                columns.getOrDefault("city", ""),
                columns.getOrDefault("state", ""),
                columns.getOrDefault("postal_code", ""),
                columns.getOrDefault("country", ""),
                columns.getOrDefault("loyalty_points", ""),
                createdAt,
                updatedAt);
    }
}
