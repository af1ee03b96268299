package dev.wadi.identity.postgres;

import dev.wadi.contract.IdentitySpec.Kind;
import java.util.List;
import java.util.Optional;

/**
 * What a record says of whom.
 *
 * @param kind   what it is about; empty where it does not say so or is gone
 * @param people what it says of a person, in the order of their schema
 * @param companies what it says of a company
 */
record Subject(String key, Optional<Kind> kind, List<String> people, List<String> companies) {

    List<String> values(Kind of) {
        if (kind.filter(of::equals).isEmpty()) {
            return List.of();
        }
        return of == Kind.PERSON ? people : companies;
    }
}
