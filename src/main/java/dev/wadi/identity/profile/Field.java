package dev.wadi.identity.profile;

import static java.util.Objects.requireNonNull;

/** A named field and what it holds. */
public record Field(String name, FieldType type) {

    public Field {
        requireNonNull(type, "type");
        if (name.isBlank()) {
            throw new IllegalArgumentException("a field needs a name");
        }
    }
}
