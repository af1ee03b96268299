package dev.wadi.contract;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a stream's records tell of a customer. The records of all streams that tell of customers are compared with one
 * another, people with people and companies with companies; those held for one make a customer.
 *
 * @param subject what a record is about
 * @param trust   whom to believe where records of one customer differ: the most trusted stream first, then the newest record
 * @param fields  the columns each attribute is read from; several of one attribute are all compared, the first that says
 *                something counts for the golden record
 */
public record IdentitySpec(Subject subject, int trust, Map<Attribute, List<String>> fields) {

    /**
     * Whether records are about people or companies: all alike, or as a column says with the words {@code person} and
     * {@code company}.
     *
     * @param kind   where all are alike
     * @param column where a column says it
     */
    public record Subject(Optional<Kind> kind, Optional<String> column) {}

    /** What a customer can be. */
    public enum Kind {
        PERSON,
        COMPANY;

        /** The word as it stands in contracts and data. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What can be said of a customer. */
    public enum Attribute {
        GIVEN_NAME,
        FAMILY_NAME,
        /** A person's whole name in one field. */
        FULL_NAME,
        /** What a company is called; of a person, whom they work for. */
        COMPANY,
        BIRTH_DATE,
        EMAIL,
        PHONE,
        STREET,
        POSTCODE,
        CITY,
        REGION,
        COUNTRY,
        /** A number meant to be unique to the customer. */
        CUSTOMER_NUMBER,
        WEBSITE,
        INDUSTRY,
        JOB_TITLE,
        /** An internet address they were seen at. */
        IP;

        private final String column = name().toLowerCase(Locale.ROOT);

        /** The name as it stands in contracts: {@code birth-date}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The name as it stands in tables: {@code birth_date}. */
        public String column() {
            return column;
        }
    }

    public IdentitySpec {
        fields = Map.copyOf(fields);
    }

    /** The columns an attribute is read from, in order; none where the stream does not tell. */
    public List<String> columns(Attribute attribute) {
        return fields.getOrDefault(attribute, List.of());
    }
}
