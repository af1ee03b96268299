package dev.wadi.sandbox.salesforce.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One change of one record, stamped when it was made, which can be well before it is committed. */
sealed interface Change {

    String object();

    String id();

    /** Sets fields, of a record that may be new. */
    record Upsert(String object, String id, List<Cell> cells, Instant stamp) implements Change {}

    /** A value, as rows hold it, for a column. */
    record Cell(Column column, @Nullable Object value) {}

    /** Moves a record to the recycle bin, or back. */
    record Bin(String object, String id, boolean deleted, Instant stamp) implements Change {}

    /** A change by the system, which only SystemModstamp shows. */
    record Touch(String object, String id, Instant stamp) implements Change {}

    /** Removes a record for good, which nothing shows. */
    record Purge(String object, String id) implements Change {}
}
