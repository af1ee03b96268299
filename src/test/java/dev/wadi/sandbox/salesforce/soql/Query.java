package dev.wadi.sandbox.salesforce.soql;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A query as it is written; no fields mean {@code COUNT()}. */
record Query(
        String text,
        List<FieldPath> fields,
        Token object,
        Optional<String> alias,
        Optional<Condition> where,
        List<Order> orders,
        OptionalInt limit,
        int offset) {

    /** One field to order by. Nulls come first unless the query says otherwise, whichever the direction. */
    record Order(FieldPath field, boolean descending, boolean nullsLast) {}

    Query {
        fields = List.copyOf(fields);
        orders = List.copyOf(orders);
    }

    boolean counts() {
        return fields.isEmpty();
    }
}
