package dev.wadi.map;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A format by any pattern that {@link DateTimeFormatter} knows. */
final class AnyFormat implements MomentFormat {

    private final DateTimeFormatter formatter;

    AnyFormat(String pattern) {
        this.formatter = DateTimeFormatter.ofPattern(withProlepticYears(pattern), Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    @Override
    public @Nullable LocalDate date(String text) {
        return read(text, shape -> shape.parse(text, LocalDate::from));
    }

    @Override
    public @Nullable Instant instant(String text, ZoneId zone) {
        return read(text, shape -> {
            var moment = shape.parseBest(text, Instant::from, LocalDateTime::from);
            return moment instanceof Instant exact
                    ? exact
                    : LocalDateTime.from(moment).atZone(zone).toInstant();
        });
    }

    private <T> @Nullable T read(String text, Function<DateTimeFormatter, T> parse) {
        try {
            return hasShape(text) ? parse.apply(formatter) : null;
        } catch (DateTimeException noSuchMoment) {
            return null;
        }
    }

    /** Asks without an exception: most texts fit one format and fail the others. */
    private boolean hasShape(String text) {
        var position = new ParsePosition(0);
        return formatter.parseUnresolved(text, position) != null
                && position.getErrorIndex() < 0
                && position.getIndex() == text.length();
    }

    /** A pattern with {@code yyyy} means the year of the calendar, which strict resolving calls {@code uuuu}. */
    private static String withProlepticYears(String pattern) {
        var strict = new StringBuilder(pattern);
        var quoted = false;
        for (var i = 0; i < strict.length(); i++) {
            quoted ^= strict.charAt(i) == '\'';
            if (!quoted && strict.charAt(i) == 'y') {
                strict.setCharAt(i, 'u');
            }
        }
        return strict.toString();
    }
}
