package dev.wadi.contract;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a stream's records say about a customer, as columns of the contract.
 *
 * @param subject    the column that names whom the record is about
 * @param attributes the customer's attributes (name, email, phone, company) and the columns they come from
 */
public record IdentitySpec(String subject, Map<Attribute, String> attributes) {

    /** An attribute of a customer's golden record. */
    public enum Attribute {
        NAME,
        EMAIL,
        PHONE,
        COMPANY;

        /** The name as it stands in contracts. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public IdentitySpec {
        attributes = Map.copyOf(attributes);
    }

    /** The column an attribute comes from. */
    public Optional<String> column(Attribute attribute) {
        return Optional.ofNullable(attributes.get(attribute));
    }
}
