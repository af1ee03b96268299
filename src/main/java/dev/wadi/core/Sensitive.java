package dev.wadi.core;

import static java.util.Objects.requireNonNull;

/**
 * Something that must not be seen in a log: a password, a person's data. Printed as {@code ***}.
 *
 * @param <T> what is kept
 */
public record Sensitive<T>(T reveal) {

    public Sensitive {
        requireNonNull(reveal, "reveal");
    }

    @Override
    public String toString() {
        return "***";
    }
}
