package dev.wadi.sandbox.day.truth;

/** What can be wrong with a record so that it must be set aside: the code a reject of it is expected to carry. */
public enum FlawCode {
    CSV_COLUMNS,
    CSV_QUOTE,
    TEXT_NOT_DECODABLE,
    /** A required field that is empty or all spaces. */
    FIELD_MISSING,
    /** An id, number, address of a web site, an IP or e-mail address that does not look like one. */
    FIELD_FORMAT,
    /** A value outside a closed list, a currency among them. */
    FIELD_NOT_ALLOWED,
    FIELD_TOO_LONG,
    /** No known format, or a day that no calendar has. */
    DATE_UNPARSABLE,
    /** Two of the known formats read it, as different days. */
    DATE_AMBIGUOUS,
    /** A number outside its limits, a negative amount among them. */
    NUMBER_OUT_OF_RANGE,
    NUMBER_UNPARSABLE,
    /** A ticket or an opportunity that ended before it began. */
    CLOSED_BEFORE_CREATED,
    /** An order that left before it was placed. */
    SHIPPED_BEFORE_PLACED
}
