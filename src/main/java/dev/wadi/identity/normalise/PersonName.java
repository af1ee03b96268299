package dev.wadi.identity.normalise;

import java.util.List;

/**
 * A person's name in parts.
 *
 * @param given given names as declared or found first
 * @param family surnames
 * @param other words that are part of the name but of no known role: middle names, further surnames
 * @param generation 0 unknown, 1 senior, 2 junior or second, 3 third …
 */
public record PersonName(List<Token> given, List<Token> family, List<Token> other, int generation) {

    /** Nobody's name. */
    public static final PersonName NONE = new PersonName(List.of(), List.of(), List.of(), 0);

    public PersonName {
        given = List.copyOf(given);
        family = List.copyOf(family);
        other = List.copyOf(other);
    }

    /** Whether nothing is known. */
    public boolean isEmpty() {
        return given.isEmpty() && family.isEmpty() && other.isEmpty();
    }
}
