package dev.wadi.sandbox.salesforce.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One state of a record. Immutable: a change makes another row, so that what a query has found stays as it was. */
public final class Row {

    private final @Nullable Object[] values;

    Row(@Nullable Object[] values) {
        this.values = values;
    }

    /**
     * The value in a column, null where there is none: a {@code String}, {@code Boolean}, {@code Integer},
     * {@code BigDecimal}, {@code LocalDate} or {@code Instant}, as the kind of the column says.
     */
    public @Nullable Object at(Column column) {
        return at(column.index());
    }

    private @Nullable Object at(int index) {
        return index < values.length ? values[index] : null; // older than the column
    }

    /** The id, with its eighteen characters. */
    public String id() {
        return (String) requireNonNull(at(ObjectType.ID));
    }

    /** Whether it is in the recycle bin. */
    public boolean deleted() {
        return Boolean.TRUE.equals(at(ObjectType.IS_DELETED));
    }

    /** When anything about it last changed, to the second. */
    public Instant systemModstamp() {
        return (Instant) requireNonNull(at(ObjectType.SYSTEM_MODSTAMP));
    }

    @Nullable
    Object[] copyOf(int columns) {
        return Arrays.copyOf(values, columns);
    }

    @Override
    public String toString() {
        return id(); // the rest is personal
    }
}
