package dev.wadi.contract;

import java.util.List;

/**
 * Something that must hold between the columns of a record.
 *
 * @param code   the code of the problem where it does not hold
 * @param on     the columns it speaks of; it is asked only where all of them have a value
 * @param check  a CEL expression over these columns that must be true
 * @param detail the rule in words
 */
public record Rule(String code, List<String> on, String check, String detail) {

    public Rule {
        on = List.copyOf(on);
    }
}
