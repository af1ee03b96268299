package dev.wadi.enrich.postgres;

import dev.wadi.contract.Contract;
import dev.wadi.contract.Contracts;
import dev.wadi.contract.IdentitySpec.Attribute;
import dev.wadi.enrich.Subject;
import dev.wadi.postgres.Identifiers;
import dev.wadi.silver.postgres.SilverTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A column of a stream's versions whose values tell an attribute of customers. */
record SubjectColumn(Attribute attribute, String stream, String table, String column) {

    /** Longer values are nothing that anybody answers about, and too long for an index. */
    static final int LONGEST = 500;

    /** Those that contracts name, in an order that stays. */
    static List<SubjectColumn> of(Contracts contracts) {
        var columns = new ArrayList<SubjectColumn>();
        for (var contract : contracts.all()) {
            for (var attribute : Attribute.values()) {
                named(contract, attribute)
                        .map(column -> new SubjectColumn(
                                attribute, contract.stream(), new SilverTable(contract).name(), column))
                        .forEach(columns::add);
            }
        }
        return List.copyOf(columns);
    }

    /** A subject as it is kept: its attribute as it stands in tables. */
    static Subject subject(String attribute, String value) {
        return new Subject(Attribute.valueOf(attribute.toUpperCase(Locale.ROOT)), value);
    }

    /** What it is called among others: {@code ip of crm.contact.last_login_ip}. */
    String label() {
        return attribute.column() + " of " + stream + "." + column;
    }

    /**
     * A query for its values that records name since publications {@code after} one and {@code upTo} another, and that were
     * not answered from the enricher's present data. The attribute and the stream are its parameters
     * {@code attribute<place>} and {@code stream<place>}; {@code longest} is {@link #LONGEST}.
     */
    String openSubjects(int place) {
        return """
                SELECT DISTINCT CAST(:attribute_place AS text) AS attribute, CAST(v.the_column AS text) AS subject
                FROM identity.record r
                JOIN silver_table v ON v.tenant = r.tenant AND v.attempt_id = r.attempt_id AND v.ordinal = r.ordinal
                WHERE r.tenant = :tenant AND r.stream = :stream_place AND r.from_publication > :after
                  AND r.from_publication <= :upTo AND r.to_publication IS NULL AND NOT r.deleted
                  AND length(CAST(v.the_column AS text)) BETWEEN 1 AND :longest
                  AND NOT EXISTS (
                    SELECT FROM enrich.answer a
                    WHERE a.tenant = :tenant AND a.enricher = :enricher AND a.attribute = :attribute_place
                      AND a.subject = CAST(v.the_column AS text) AND a.source = :source AND a.to_publication IS NULL)
                """.replace("_place", String.valueOf(place))
                .replace("the_column", Identifiers.quoted(column))
                .replace("silver_table", table);
    }

    private static Stream<String> named(Contract contract, Attribute attribute) {
        return contract.identity().stream().flatMap(identity -> identity.columns(attribute).stream());
    }
}
