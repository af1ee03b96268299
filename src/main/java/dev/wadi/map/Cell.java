package dev.wadi.map;

import dev.wadi.contract.Column;
import dev.wadi.core.Problem;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns the text of a field into the typed value of one column. */
final class Cell {

    /** More digits than any amount has; 1e999999999 would fill the memory, and reading a million digits takes seconds. */
    private static final int MOST_DIGITS = 60;

    private final Column column;
    private final Moments moments;

    Cell(Column column) {
        this.column = column;
        this.moments = new Moments(column);
    }

    /** The value, or null with what is wrong added to the problems. */
    @Nullable
    Object read(String raw, List<Problem> problems) {
        var text = raw.strip();
        if (text.isEmpty()) {
            return null;
        }
        return switch (column.type()) {
            case TEXT -> text;
            case EMAIL -> text.toLowerCase(Locale.ROOT);
            case BOOLEAN -> known(bool(text), "BOOLEAN_UNPARSABLE", "must be true or false", problems);
            case INTEGER -> inRange(integer(text), problems);
            case DECIMAL -> known(decimal(text), "NUMBER_UNPARSABLE", "must be a number", problems);
            case DATE -> known(moments.date(text), "DATE_UNPARSABLE", "must be one of " + column.formats(), problems);
            case TIMESTAMP ->
                known(moments.instant(text), "DATE_UNPARSABLE", "must be one of " + column.formats(), problems);
        };
    }

    private @Nullable Object inRange(Optional<Long> number, List<Problem> problems) {
        var value = known(number, "NUMBER_UNPARSABLE", "must be a whole number", problems);
        if (value instanceof Long whole
                && (column.min().filter(min -> whole < min).isPresent()
                        || column.max().filter(max -> whole > max).isPresent())) {
            var from = column.min().map(Object::toString).orElse("…");
            var to = column.max().map(Object::toString).orElse("…");
            problems.add(Problem.of("NUMBER_OUT_OF_RANGE", column.from(), "must be from " + from + " to " + to));
            return null;
        }
        return value;
    }

    private @Nullable Object known(Optional<?> value, String code, String detail, List<Problem> problems) {
        if (value.isEmpty()) {
            problems.add(Problem.of(code, column.from(), detail));
        }
        return value.orElse(null);
    }

    private static Optional<Boolean> bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Optional<Long> integer(String text) {
        try {
            return Optional.of(Long.valueOf(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<BigDecimal> decimal(String text) {
        if (text.length() > 2 * MOST_DIGITS) {
            return Optional.empty();
        }
        try {
            var number = new BigDecimal(text);
            return number.precision() <= MOST_DIGITS && Math.abs(number.scale()) <= MOST_DIGITS
                    ? Optional.of(number)
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
