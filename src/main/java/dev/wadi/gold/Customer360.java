package dev.wadi.gold;

import dev.wadi.contract.IdentitySpec.Attribute;
import dev.wadi.contract.IdentitySpec.Kind;
import dev.wadi.enrich.lifecycle.Activity;
import dev.wadi.enrich.lifecycle.Lifecycle;
import dev.wadi.enrich.lifecycle.Score;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/**
 * All that is shown of a customer.
 *
 * @param recordHashes the hashes of its records, which name it in hashes of content
 * @param found        what enrichers know of it
 */
public record Customer360(
        UUID id,
        GoldenRecord golden,
        String recordHashes,
        Dealings orders,
        Dealings tickets,
        Dealings opportunities,
        Found found,
        Score standing) {

    /**
     * What enrichers know of a customer.
     *
     * @param industry what a company does
     * @param country  where the internet address is that they were last seen at, by ISO 3166-1
     */
    public record Found(Optional<String> industry, Optional<String> country, Optional<String> city) {

        public static final Found NOTHING = new Found(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** How a customer stands on a day who did this. */
    public static Score standing(Lifecycle lifecycle, Dealings orders, Dealings tickets, LocalDate day) {
        return lifecycle.of(new Activity(
                orders.count(),
                orders.worth(),
                orders.first().map(Customer360::day),
                orders.last().map(Customer360::day),
                tickets.count(),
                tickets.open(),
                tickets.last().map(Customer360::day),
                day));
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }

    /** What a company does: as enrichers found, else as it was declared; of a person nothing. */
    public Optional<String> industry() {
        return golden.kind() == Kind.PERSON
                ? Optional.empty()
                : found.industry().or(() -> golden.get(Attribute.INDUSTRY));
    }
}
