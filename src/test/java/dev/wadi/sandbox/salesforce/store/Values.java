package dev.wadi.sandbox.salesforce.store;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Turns what a caller gives for a field into what a row holds. */
final class Values {

    private Values() {}

    /** The value as its column holds it; empty text is null, as in a real org. */
    static @Nullable Object of(Column column, @Nullable Object given) {
        var field = column.field();
        if (given == null || (given instanceof String text && text.isEmpty())) {
            if (!field.nillable()) {
                throw new IllegalArgumentException(field.name() + " cannot be null");
            }
            return null;
        }
        return switch (column.kind()) {
            case TEXT -> text(field, given.toString());
            case ID ->
                SalesforceId.parse(given.toString())
                        .orElseThrow(() -> new IllegalArgumentException(field.name() + " needs an id"));
            case BOOLEAN -> flag(field, given);
            case WHOLE -> new BigDecimal(given.toString()).intValueExact();
            case DECIMAL -> new BigDecimal(given.toString()).setScale(field.scale(), RoundingMode.HALF_UP);
            case DATE -> given instanceof LocalDate date ? date : LocalDate.parse(given.toString());
            case DATETIME ->
                (given instanceof Instant instant ? instant : Instant.parse(given.toString()))
                        .truncatedTo(ChronoUnit.SECONDS);
        };
    }

    private static String text(Field field, String text) {
        if (text.length() > field.length()) {
            throw new IllegalArgumentException(
                    field.name() + " takes " + field.length() + " characters, not " + text.length());
        }
        return text;
    }

    private static Boolean flag(Field field, Object given) {
        if (given instanceof Boolean flag) {
            return flag;
        }
        throw new IllegalArgumentException(field.name() + " is true or false");
    }
}
