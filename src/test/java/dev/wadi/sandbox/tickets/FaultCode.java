package dev.wadi.sandbox.tickets;

/** What can be wrong with a planted line, by the code a reject of it is expected to carry. */
public enum FaultCode {
    /** More or fewer columns than the header. */
    CSV_COLUMNS,
    /** Text after a closing quote, or a quote that is still open where the object ends. */
    CSV_QUOTE,
    /** Bytes that are not UTF-8. */
    TEXT_NOT_DECODABLE,
    /** A required field that is empty or all spaces. */
    FIELD_MISSING,
    /** A ticket id or an e-mail address that does not look like one. */
    FIELD_FORMAT,
    /** A value outside a closed list. */
    FIELD_NOT_ALLOWED,
    /** A subject of more than {@value Column#LONGEST_SUBJECT} characters. */
    FIELD_TOO_LONG,
    /** Neither of the known formats, or a day that no calendar has. */
    DATE_UNPARSABLE,
    /** A satisfaction that is a whole number, but none from 1 to 5. */
    NUMBER_OUT_OF_RANGE,
    /** A satisfaction that is no number. */
    NUMBER_UNPARSABLE,
    /** Closed before it was created; known only where both times can be read. */
    CLOSED_BEFORE_CREATED;

    /** Whether a record with this fault has no fields one could look at, so that this is all that can be said of it. */
    public boolean hidesFields() {
        return this == CSV_COLUMNS || this == CSV_QUOTE || this == TEXT_NOT_DECODABLE;
    }
}
