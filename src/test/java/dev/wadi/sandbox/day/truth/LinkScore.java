package dev.wadi.sandbox.day.truth;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How well records were linked to customers. Every two records are a pair; it is right to put both at one customer where
 * both are about the same person or company, and only there. Takes time linear in the number of records.
 *
 * @param truePairs pairs at one customer that belong together
 * @param linkedPairs pairs at one customer
 * @param matchingPairs pairs that belong together
 */
public record LinkScore(long truePairs, long linkedPairs, long matchingPairs) {

    /**
     * Scores links. A record without a link stands alone; a link of a record the truth does not know is an error.
     *
     * @param customers for each record, by {@link RecordTruth#key}, the customer it was linked to
     * @param entities for each record that should have been linked, who it is about
     */
    public static LinkScore of(Map<String, String> customers, Map<String, String> entities) {
        var perEntity = new HashMap<String, Integer>();
        var perCustomer = new HashMap<String, Integer>();
        var perBoth = new HashMap<Both, Integer>();
        var known = 0;
        for (var record : entities.entrySet()) {
            perEntity.merge(record.getValue(), 1, Integer::sum);
            var customer = Optional.ofNullable(customers.get(record.getKey()));
            if (customer.isPresent()) {
                known++;
                perCustomer.merge(customer.get(), 1, Integer::sum);
                perBoth.merge(new Both(customer.get(), record.getValue()), 1, Integer::sum);
            }
        }
        if (known < customers.size()) {
            throw new IllegalArgumentException((customers.size() - known) + " linked records are unknown to the truth");
        }
        return new LinkScore(pairs(perBoth), pairs(perCustomer), pairs(perEntity));
    }

    /** Of the pairs that were linked, the share that belongs together; 1 where none were. */
    public double precision() {
        return linkedPairs == 0 ? 1 : (double) truePairs / linkedPairs;
    }

    /** Of the pairs that belong together, the share that was linked; 1 where there are none. */
    public double recall() {
        return matchingPairs == 0 ? 1 : (double) truePairs / matchingPairs;
    }

    /** The harmonic mean of both. */
    public double f1() {
        var sum = precision() + recall();
        return sum == 0 ? 0 : 2 * precision() * recall() / sum;
    }

    private static long pairs(Map<?, Integer> sizes) {
        return sizes.values().stream()
                .mapToLong(size -> (long) size * (size - 1) / 2)
                .sum();
    }

    private record Both(String customer, String entity) {}
}
