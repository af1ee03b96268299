package dev.wadi.quarantine;

import static java.util.Objects.requireNonNull;

/**
 * Why records of a stream were set aside: one problem at one place.
 *
 * @param code    what kind of wrong: {@code FIELD_MISSING}
 * @param pointer where, as a JSON pointer into the record; empty for the record as a whole
 */
public record Cause(String stream, String code, String pointer) {

    public Cause {
        requireNonNull(stream, "stream");
        requireNonNull(code, "code");
        requireNonNull(pointer, "pointer");
    }

    @Override
    public String toString() {
        return (stream + " " + code + " " + pointer).strip();
    }
}
