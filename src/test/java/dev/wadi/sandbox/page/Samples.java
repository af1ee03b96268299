package dev.wadi.sandbox.page;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A few records to look at, masked already.
 *
 * @param refused for each kind of problem, named by stream, code and pointer with spaces between, what one such value looks
 *     like
 * @param customers a few customers with all their records
 */
public record Samples(Map<String, String> refused, List<Customer> customers) {

    public static final Samples NONE = new Samples(Map.of(), List.of());

    public Samples {
        refused = new TreeMap<>(refused);
        customers = List.copyOf(customers);
    }

    /** A customer and the records that make them. */
    public record Customer(List<Linked> records) {

        public Customer {
            records = List.copyOf(records);
        }
    }

    /** A record, what it says of the customer, and why it is thought to be theirs. */
    public record Linked(String stream, String name, String email, String phone, double confidence, String reason) {}
}
