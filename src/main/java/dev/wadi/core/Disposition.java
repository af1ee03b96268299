package dev.wadi.core;

import java.util.Locale;

/**
 * What became of a landed record in one attempt. Every record has exactly one, written compactly as a string with one
 * {@link #letter} a record. {@code UNCHANGED} and {@code SUPERSEDED} are decided when an attempt is resolved and stand in
 * rows of their own; in the string such a record keeps the {@code LOADED} it was written with.
 */
public enum Disposition {
    /** Became a version that counts. */
    LOADED('L'),
    /** Says what is known already. */
    UNCHANGED('U'),
    /** Lost to a higher version of the same key. */
    SUPERSEDED('S'),
    /** Left out because somebody decided so. */
    FILTERED('F'),
    /** Set aside with every reason. */
    REJECTED('R');

    private final char letter;

    Disposition(char letter) {
        this.letter = letter;
    }

    /** One character that stands for this disposition. */
    public char letter() {
        return letter;
    }

    /** The name as it stands in tables, metrics and logs. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
