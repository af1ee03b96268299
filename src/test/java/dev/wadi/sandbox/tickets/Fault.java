package dev.wadi.sandbox.tickets;

/**
 * One thing that is wrong with a record.
 *
 * @param field JSON pointer to the field, such as {@code /status}; empty, which points to the whole record, where no
 *     field can be read
 */
public record Fault(FaultCode code, String field) {

    /** A fault of one field. */
    static Fault in(Column column, FaultCode code) {
        return new Fault(code, column.pointer());
    }

    /** A fault of a record whose fields cannot be read. */
    static Fault ofRecord(FaultCode code) {
        return new Fault(code, "");
    }
}
