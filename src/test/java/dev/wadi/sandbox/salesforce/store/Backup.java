package dev.wadi.sandbox.salesforce.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads rows from what a backup holds: dates and times as Salesforce writes them, and whatever once was let in. */
final class Backup {

    private static final DateTimeFormatter SALESFORCE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxx", Locale.ROOT);

    private Backup() {}

    /** The row of a record, which has at least an {@code Id} and its three stamps. */
    static Row row(ObjectType type, Map<String, ? extends @Nullable Object> record) {
        var values = new @Nullable Object[type.columns().size()];
        for (var column : type.columns()) {
            if (column.kind() == FieldType.Kind.BOOLEAN) {
                values[column.index()] = false;
            }
        }
        record.forEach((name, value) -> {
            var column =
                    type.column(name).orElseThrow(() -> new IllegalArgumentException(type + " has no field " + name));
            values[column.index()] = value(column, value);
        });
        Derived.complete(type, values);
        return new Row(values);
    }

    private static @Nullable Object value(Column column, @Nullable Object value) {
        if (value == null || "".equals(value)) {
            return null;
        }
        return switch (column.kind()) {
            case TEXT -> value.toString();
            case DATETIME -> instant(value.toString());
            case DATE -> LocalDate.parse(value.toString());
            default -> Values.of(column, value);
        };
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text, SALESFORCE).toInstant();
    }
}
