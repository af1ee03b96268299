package dev.wadi.core;

import static java.util.Objects.requireNonNull;

/**
 * One thing wrong with a record.
 *
 * @param code    what kind of wrong, stable and in capitals: {@code FIELD_MISSING}
 * @param pointer where, as a JSON pointer into the record; empty for the record as a whole
 * @param detail  what was expected; never the value itself, which may be somebody's private life
 */
public record Problem(String code, String pointer, String detail) {

    public Problem {
        requireNonNull(code, "code");
        requireNonNull(pointer, "pointer");
        requireNonNull(detail, "detail");
    }

    /** A problem of one field. */
    public static Problem of(String code, String field, String detail) {
        return new Problem(code, "/" + field.replace("~", "~0").replace("/", "~1"), detail);
    }

    /** A problem of the record as a whole. */
    public static Problem ofRecord(String code, String detail) {
        return new Problem(code, "", detail);
    }
}
