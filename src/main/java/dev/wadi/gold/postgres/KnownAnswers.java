package dev.wadi.gold.postgres;

import dev.wadi.contract.IdentitySpec.Attribute;
import dev.wadi.contract.IdentitySpec.Kind;
import dev.wadi.core.Tenant;
import dev.wadi.enrich.Subject;
import dev.wadi.enrich.industry.IndustryRules;
import dev.wadi.enrich.postgres.HonouredAnswers;
import dev.wadi.gold.Customer360.Found;
import dev.wadi.gold.GoldenRecord;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * What enrichers said of a few customers, as honoured by the publication at hand.
 *
 * @param places     of internet addresses
 * @param industries of what companies are called, and declare
 */
record KnownAnswers(Map<Subject, Map<String, String>> places, Map<Subject, Map<String, String>> industries) {

    /** Attributes whose answers customers show. */
    static final List<Attribute> SHOWN =
            List.of(Attribute.IP, Attribute.INDUSTRY, Attribute.COMPANY, Attribute.WEBSITE);

    /** Reads what is known of these. */
    static KnownAnswers of(Handle handle, Tenant tenant, int number, Collection<GoldenRecord> customers) {
        var addresses =
                customers.stream().flatMap(KnownAnswers::address).distinct().toList();
        var companies =
                customers.stream().flatMap(KnownAnswers::company).distinct().toList();
        return new KnownAnswers(
                HonouredAnswers.about(handle, tenant, number, "geoip", addresses),
                HonouredAnswers.about(handle, tenant, number, "industry", companies));
    }

    /** What is known of one of them. */
    Found about(GoldenRecord customer) {
        var seen = address(customer).flatMap(subject -> said(places, subject)).findFirst();
        var industry = IndustryRules.best(
                company(customer).flatMap(subject -> said(industries, subject)).toList());
        return new Found(
                Optional.ofNullable(industry.get("industry")),
                seen.map(place -> place.get("country")),
                seen.map(place -> place.get("city")));
    }

    private static Stream<Subject> address(GoldenRecord customer) {
        return subject(customer, Attribute.IP);
    }

    /** Of a person nothing: what their employer does is not what they do. */
    private static Stream<Subject> company(GoldenRecord customer) {
        return customer.kind() == Kind.PERSON
                ? Stream.empty()
                : Stream.of(Attribute.INDUSTRY, Attribute.COMPANY, Attribute.WEBSITE)
                        .flatMap(attribute -> subject(customer, attribute));
    }

    private static Stream<Subject> subject(GoldenRecord customer, Attribute attribute) {
        return customer.get(attribute).map(value -> new Subject(attribute, value)).stream();
    }

    private static Stream<Map<String, String>> said(Map<Subject, Map<String, String>> answers, Subject subject) {
        return Optional.ofNullable(answers.get(subject)).stream();
    }
}
