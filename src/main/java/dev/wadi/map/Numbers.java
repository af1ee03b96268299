package dev.wadi.map;

import dev.wadi.contract.Column.Limits;
import dev.wadi.core.Problem;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads exact numbers within their limits. */
final class Numbers {

    /** More digits than any amount has; 1e999999999 would fill the memory, and reading a million digits takes seconds. */
    static final int MOST_DIGITS = 60;

    private final Limits limits;
    private final String pointer;

    Numbers(Limits limits, String pointer) {
        this.limits = limits;
        this.pointer = pointer;
    }

    /** A whole number; null with a problem added where it is none or not within the limits. */
    @Nullable
    Long whole(String text, List<Problem> problems) {
        var number = whole(text);
        if (number == null) {
            problems.add(new Problem("NUMBER_UNPARSABLE", pointer, "must be a whole number"));
            return null;
        }
        return isWithin(BigDecimal.valueOf(number), problems) ? number : null;
    }

    /** A number with decimals; null with a problem added where it is none or not within the limits. */
    @Nullable
    BigDecimal decimal(String text, List<Problem> problems) {
        var number = decimal(text);
        if (number == null) {
            problems.add(new Problem("NUMBER_UNPARSABLE", pointer, "must be a number"));
            return null;
        }
        return isWithin(number, problems) ? number : null;
    }

    /** Whether a number can be kept by every database we deliver to. */
    static boolean isModest(BigDecimal number) {
        return number.precision() <= MOST_DIGITS && Math.abs(number.scale()) <= MOST_DIGITS;
    }

    private boolean isWithin(BigDecimal number, List<Problem> problems) {
        if (limits.min()
                        .filter(min -> number.compareTo(BigDecimal.valueOf(min)) < 0)
                        .isPresent()
                || limits.max()
                        .filter(max -> number.compareTo(BigDecimal.valueOf(max)) > 0)
                        .isPresent()) {
            problems.add(new Problem(
                    "NUMBER_OUT_OF_RANGE", pointer, "must be from " + end(limits.min()) + " to " + end(limits.max())));
            return false;
        }
        var scale = limits.scale();
        if (scale.isPresent()
                && number.scale() > scale.get()
                && number.stripTrailingZeros().scale() > scale.get()) {
            problems.add(new Problem("NUMBER_TOO_FINE", pointer, "must have at most " + scale.get() + " decimals"));
            return false;
        }
        return true;
    }

    private static String end(Optional<Long> limit) {
        return limit.map(Object::toString).orElse("…");
    }

    private static @Nullable Long whole(String text) {
        if (!startsAsNumber(text)) {
            return null;
        }
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable BigDecimal decimal(String text) {
        if (text.length() > 2 * MOST_DIGITS || !startsAsNumber(text)) {
            return null;
        }
        try {
            var number = new BigDecimal(text);
            return isModest(number) ? number : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Keeps most texts that are no numbers from costing an exception. */
    private static boolean startsAsNumber(String text) {
        return Character.isDigit(text.charAt(0)) || "+-.".indexOf(text.charAt(0)) >= 0;
    }
}
