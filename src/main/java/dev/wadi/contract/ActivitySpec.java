package dev.wadi.contract;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a stream's records say of how customers live with us.
 *
 * @param as       what a record is
 * @param of       the stream and column that lead to the customer; empty where the record tells of the customer itself
 * @param at       the column with its moment
 * @param amount   the column with its worth
 * @param currency the column with the currency of the worth
 * @param state    the column with its state
 * @param open     states in which it is not over
 * @param voided   states in which its worth does not count
 */
public record ActivitySpec(
        As as,
        Optional<Reference> of,
        String at,
        Optional<String> amount,
        Optional<String> currency,
        Optional<String> state,
        Set<String> open,
        Set<String> voided) {

    /** The kinds of activity a customer's view knows. */
    public enum As {
        ORDER,
        TICKET,
        OPPORTUNITY;

        /** The word as it stands in contracts. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Leads from a record to the one that tells of its customer.
     *
     * @param stream the stream of that record
     * @param column the column of this record with its key
     */
    public record Reference(String stream, String column) {}

    public ActivitySpec {
        open = Set.copyOf(open);
        voided = Set.copyOf(voided);
    }
}
