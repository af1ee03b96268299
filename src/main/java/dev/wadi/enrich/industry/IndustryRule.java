package dev.wadi.enrich.industry;

import java.util.List;
import java.util.Optional;

/**
 * A line of the file of rules.
 *
 * @param place counts from 1 in the order of the file
 * @param terms of which one is enough
 */
record IndustryRule(int place, String industry, Where where, List<Term> terms) {

    IndustryRule {
        terms = List.copyOf(terms);
    }

    /** Where a rule looks. */
    enum Where {
        NAME,
        DOMAIN
    }

    /** The first of its terms that is found. */
    Optional<Term> foundIn(Called company) {
        for (var term : terms) {
            if (term.foundIn(company)) {
                return Optional.of(term);
            }
        }
        return Optional.empty();
    }
}
