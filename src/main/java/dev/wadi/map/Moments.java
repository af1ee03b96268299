package dev.wadi.map;

import dev.wadi.contract.Column;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQuery;
import java.time.temporal.ValueRange;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads dates and times by the formats a column declares, the first that fits. Strict: there is no 30th of February. */
public final class Moments {

    /** The years that every database we deliver to can keep. */
    private static final ValueRange YEARS = ValueRange.of(1, 9999);

    private final List<DateTimeFormatter> formats;
    private final ZoneId zone;

    public Moments(Column column) {
        this.zone = column.zone();
        this.formats = column.formats().stream().map(Moments::formatter).toList();
    }

    /** The instant, where the text is one. */
    public Optional<Instant> instant(String text) {
        return parse(text, OffsetDateTime::from, LocalDateTime::from)
                .map(moment -> moment instanceof OffsetDateTime exact
                        ? exact.toInstant()
                        : LocalDateTime.from(moment).atZone(zone).toInstant());
    }

    Optional<LocalDate> date(String text) {
        return parse(text, LocalDate::from, LocalDate::from).map(LocalDate::from);
    }

    private Optional<TemporalAccessor> parse(
            String text,
            TemporalQuery<? extends TemporalAccessor> first,
            TemporalQuery<? extends TemporalAccessor> second) {
        for (var format : formats) {
            // asks without an exception first: most texts fit one format and fail the others
            var position = new ParsePosition(0);
            var shape = format.parseUnresolved(text, position);
            if (shape != null && position.getErrorIndex() < 0 && position.getIndex() == text.length()) {
                try {
                    var moment = format.parseBest(text, first, second);
                    return YEARS.isValidValue(moment.get(ChronoField.YEAR)) ? Optional.of(moment) : Optional.empty();
                } catch (DateTimeException e) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /** A pattern with {@code yyyy} means the year of the calendar, which strict resolving calls {@code uuuu}. */
    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT);
    }
}
