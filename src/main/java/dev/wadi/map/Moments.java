package dev.wadi.map;

import dev.wadi.contract.Column;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.ValueRange;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * Reads dates and times by the formats a column declares, the first by which there is such a day. Strict: there is no 30th of
 * February.
 */
public final class Moments {

    /** The years that every database we deliver to can keep. */
    private static final ValueRange YEARS = ValueRange.of(1, 9999);

    private final List<DateTimeFormatter> formats;
    private final ZoneId zone;

    public Moments(Column column) {
        this.zone = column.zone();
        this.formats = column.formats().stream().map(Moments::formatter).toList();
    }

    /** To the microsecond, as every database we deliver to keeps it. */
    public Optional<Instant> instant(String text) {
        return parse(
                text,
                format -> instant(format, text),
                instant -> instant.atOffset(ZoneOffset.UTC).getYear());
    }

    Optional<LocalDate> date(String text) {
        return parse(text, format -> format.parse(text, LocalDate::from), LocalDate::getYear);
    }

    private Instant instant(DateTimeFormatter format, String text) {
        var moment = format.parseBest(text, Instant::from, LocalDateTime::from);
        var instant = moment instanceof Instant exact
                ? exact
                : LocalDateTime.from(moment).atZone(zone).toInstant();
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    private <T> Optional<T> parse(String text, Function<DateTimeFormatter, T> read, ToIntFunction<T> year) {
        for (var format : formats) {
            if (hasShape(format, text)) {
                try {
                    var moment = read.apply(format);
                    if (YEARS.isValidValue(year.applyAsInt(moment))) {
                        return Optional.of(moment);
                    }
                } catch (DateTimeException e) {
                    // no such day by this format: the next may fit
                }
            }
        }
        return Optional.empty();
    }

    /** Asks without an exception: most texts fit one format and fail the others. */
    private static boolean hasShape(DateTimeFormatter format, String text) {
        var position = new ParsePosition(0);
        return format.parseUnresolved(text, position) != null
                && position.getErrorIndex() < 0
                && position.getIndex() == text.length();
    }

    /** A pattern with {@code yyyy} means the year of the calendar, which strict resolving calls {@code uuuu}. */
    private static DateTimeFormatter formatter(String pattern) {
        var strict = new StringBuilder(pattern);
        var quoted = false;
        for (var i = 0; i < strict.length(); i++) {
            quoted ^= strict.charAt(i) == '\'';
            if (!quoted && strict.charAt(i) == 'y') {
                strict.setCharAt(i, 'u');
            }
        }
        return DateTimeFormatter.ofPattern(strict.toString(), Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }
}
