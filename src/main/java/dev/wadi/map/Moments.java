package dev.wadi.map;

import dev.wadi.contract.Column;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates and times by the formats a column declares. A text that two of them read differently is ambiguous: nobody can
 * say whether {@code 03/04/1980} was in March.
 */
public final class Moments {

    /** The years that every database we deliver to can keep. */
    private static final int LAST_YEAR = 9999;

    private final List<MomentFormat> formats;
    private final ZoneId zone;

    public Moments(Column column) {
        this.zone = column.zone();
        this.formats = column.formats().stream().map(Moments::format).toList();
    }

    /**
     * What a text says.
     *
     * @param moment    null where no format reads it, or two read it differently
     * @param ambiguous whether two read it differently
     */
    record Reading<T>(@Nullable T moment, boolean ambiguous) {}

    /** To the microsecond, as every database we deliver to keeps it. */
    public Optional<Instant> instant(String text) {
        return Optional.ofNullable(readInstant(text).moment());
    }

    Reading<Instant> readInstant(String text) {
        return read(
                format -> micros(format.instant(text, zone)),
                instant -> instant.atOffset(ZoneOffset.UTC).getYear());
    }

    Reading<LocalDate> readDate(String text) {
        return read(format -> format.date(text), LocalDate::getYear);
    }

    private <T> Reading<T> read(Function<MomentFormat, @Nullable T> by, ToIntFunction<T> yearOf) {
        T first = null;
        for (var format : formats) {
            var moment = by.apply(format);
            if (moment == null) {
                continue;
            }
            var year = yearOf.applyAsInt(moment);
            if (year < 1 || year > LAST_YEAR) {
                continue;
            }
            if (first != null && !first.equals(moment)) {
                return new Reading<>(null, true);
            }
            first = moment;
        }
        return new Reading<>(first, false);
    }

    private static @Nullable Instant micros(@Nullable Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.MICROS);
    }

    private static MomentFormat format(String pattern) {
        return DigitFormat.of(pattern).map(MomentFormat.class::cast).orElseGet(() -> new AnyFormat(pattern));
    }
}
