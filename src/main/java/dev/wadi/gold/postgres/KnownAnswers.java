package dev.wadi.gold.postgres;

import dev.wadi.contract.IdentitySpec.Attribute;
import dev.wadi.core.Tenant;
import dev.wadi.gold.Customer360.Found;
import dev.wadi.gold.GoldenRecord;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** What enrichers said of a few customers, as honoured by the publication at hand. */
final class KnownAnswers {

    private static final List<Attribute> OF_INDUSTRY =
            List.of(Attribute.INDUSTRY, Attribute.COMPANY, Attribute.WEBSITE);

    private final Map<Asked, Said> answers = new HashMap<>();

    private KnownAnswers() {}

    private record Asked(String attribute, String subject) {}

    /** What an answer says that customers show. */
    private record Said(Optional<String> industry, int place, Optional<String> country, Optional<String> city) {}

    /** Reads what is known of these. */
    static KnownAnswers of(Handle handle, Tenant tenant, int number, Collection<GoldenRecord> customers) {
        var known = new KnownAnswers();
        var asked = new LinkedHashSet<Asked>();
        customers.forEach(customer -> Stream.concat(Stream.of(Attribute.IP), OF_INDUSTRY.stream())
                .forEach(attribute ->
                        customer.get(attribute).ifPresent(value -> asked.add(new Asked(attribute.column(), value)))));
        if (!asked.isEmpty()) {
            handle.createQuery("""
                            SELECT a.attribute, a.subject, a.said ->> 'industry' AS industry, a.said ->> 'place' AS place,
                              a.said ->> 'country' AS country, a.said ->> 'city' AS city
                            FROM unnest(:attributes, :subjects) AS g (attribute, subject)
                            JOIN enrich.answer a ON a.tenant = :tenant AND a.attribute = g.attribute
                              AND a.subject = g.subject
                            WHERE a.enricher IN ('geoip', 'industry')
                              AND a.from_publication <= :number AND a.to_publication IS NULL
                            """)
                    .bind("tenant", tenant.name())
                    .bind("number", number)
                    .bindArray(
                            "attributes",
                            String.class,
                            asked.stream().map(Asked::attribute).toList())
                    .bindArray(
                            "subjects",
                            String.class,
                            asked.stream().map(Asked::subject).toList())
                    .map((row, context) -> known.answers.put(
                            new Asked(row.getString("attribute"), row.getString("subject")),
                            new Said(
                                    Optional.ofNullable(row.getString("industry")),
                                    row.getInt("place"),
                                    Optional.ofNullable(row.getString("country")),
                                    Optional.ofNullable(row.getString("city")))))
                    .list();
        }
        return known;
    }

    /** What is known of one of them. */
    Found about(GoldenRecord customer) {
        var industry = OF_INDUSTRY.stream()
                .flatMap(attribute -> said(customer, attribute).stream())
                .filter(said -> said.industry.isPresent())
                .min(Comparator.comparingInt(Said::place))
                .flatMap(Said::industry);
        var seen = said(customer, Attribute.IP);
        return new Found(industry, seen.flatMap(Said::country), seen.flatMap(Said::city));
    }

    private Optional<Said> said(GoldenRecord customer, Attribute attribute) {
        return customer.get(attribute)
                .map(value -> answers.get(new Asked(attribute.column(), value)))
                .filter(Objects::nonNull);
    }
}
