package dev.wadi.map;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A format in which every field has its number of digits, as most have. It agrees with {@link AnyFormat} and is many times
 * as fast: text that is not of this format costs a few comparisons and no exception.
 */
final class DigitFormat implements MomentFormat {

    /** Letters of patterns: year, month, day, hour, minute, second, fraction of a second. */
    private static final String FIELDS = "uMdHmsS";

    private static final int YEAR = 0;
    private static final int MONTH = 1;
    private static final int DAY = 2;
    private static final int HOUR = 3;
    private static final int MINUTE = 4;
    private static final int SECOND = 5;
    private static final int FRACTION = 6;
    private static final int LITERAL = -1;
    private static final int OFFSET = -2;
    private static final int NO_OFFSET = Integer.MAX_VALUE;
    private static final int MOST_OFFSET_HOURS = 18;
    private static final int NANO_DIGITS = 9;

    /**
     * A stretch of a text.
     *
     * @param kind  a field, {@link #LITERAL} or {@link #OFFSET}
     * @param width how many digits a field has; of a literal the character; of an offset how many {@code X}
     */
    private record Part(int kind, int width) {}

    private final Part[] parts;
    private final boolean withTime;

    private DigitFormat(List<Part> parts) {
        this.parts = parts.toArray(Part[]::new);
        this.withTime = parts.stream().anyMatch(part -> part.kind() == HOUR);
    }

    /** The format of a pattern; empty where some field may be missing or have more or fewer digits. */
    static Optional<DigitFormat> of(String pattern) {
        var parts = new ArrayList<Part>();
        for (var at = 0; at < pattern.length(); ) {
            var letter = pattern.charAt(at);
            if (letter == '\'') {
                var end = pattern.indexOf('\'', at + 1);
                if (end <= at + 1) {
                    return Optional.empty();
                }
                pattern.substring(at + 1, end).chars().forEach(c -> parts.add(new Part(LITERAL, c)));
                at = end + 1;
            } else {
                var end = at + 1;
                while (end < pattern.length() && pattern.charAt(end) == letter) {
                    end++;
                }
                for (var left = Character.isLetter(letter) ? 1 : end - at; left > 0; left--) {
                    parts.add(part(letter, end - at));
                }
                at = end;
            }
        }
        return isWhole(parts) ? Optional.of(new DigitFormat(parts)) : Optional.empty();
    }

    private static Part part(char letter, int width) {
        if (letter == 'X') {
            return new Part(OFFSET, width);
        }
        var field = FIELDS.indexOf(letter == 'y' ? 'u' : letter);
        return Character.isLetter(letter)
                ? new Part(field < 0 ? Integer.MIN_VALUE : field, width)
                : new Part(LITERAL, letter);
    }

    /** A day, alone or with at least hour and minute, each field once and in its usual width. */
    private static boolean isWhole(List<Part> parts) {
        var seen = new int[FIELDS.length()];
        for (var part : parts) {
            var known = part.kind() == LITERAL && "[]{}#".indexOf(part.width()) < 0
                    || part.kind() == OFFSET && part.width() <= 3
                    || part.kind() >= 0 && part.width() == width(part);
            if (!known || part.kind() >= 0 && seen[part.kind()]++ > 0) {
                return false;
            }
        }
        var time = seen[HOUR] + seen[MINUTE];
        var offsets = parts.stream().filter(part -> part.kind() == OFFSET).count();
        return seen[YEAR] + seen[MONTH] + seen[DAY] == 3
                && (time == 2 || time + seen[SECOND] + offsets == 0)
                && seen[FRACTION] <= seen[SECOND]
                && offsets <= 1;
    }

    private static int width(Part part) {
        return switch (part.kind()) {
            case YEAR -> 4;
            case FRACTION -> Math.min(part.width(), NANO_DIGITS);
            default -> 2;
        };
    }

    @Override
    public @Nullable LocalDate date(String text) {
        var fields = read(text);
        return fields == null ? null : LocalDate.of(fields[YEAR], fields[MONTH], fields[DAY]);
    }

    @Override
    public @Nullable Instant instant(String text, ZoneId zone) {
        var fields = withTime ? read(text) : null;
        if (fields == null) {
            return null;
        }
        var moment = LocalDateTime.of(
                fields[YEAR],
                fields[MONTH],
                fields[DAY],
                fields[HOUR],
                fields[MINUTE],
                fields[SECOND],
                fields[FRACTION]);
        var offset = fields[FIELDS.length()];
        return offset == NO_OFFSET
                ? moment.atZone(zone).toInstant()
                : moment.toInstant(ZoneOffset.ofTotalSeconds(offset));
    }

    /** The fields, and at their end the offset in seconds; null where the text is not of this format or no such day is. */
    private int @Nullable [] read(String text) {
        var fields = new int[FIELDS.length() + 1];
        fields[FIELDS.length()] = NO_OFFSET;
        var at = 0;
        for (var part : parts) {
            if (part.kind() == LITERAL) {
                if (at >= text.length() || text.charAt(at) != part.width()) {
                    return null;
                }
                at++;
            } else if (part.kind() == OFFSET) {
                var end = offsetEnd(text, at, part.width());
                if (end < 0) {
                    return null;
                }
                fields[FIELDS.length()] = offset(text, at, end);
                at = end;
            } else {
                var number = number(text, at, part.width());
                if (number < 0) {
                    return null;
                }
                fields[part.kind()] = part.kind() == FRACTION ? nanos(number, part.width()) : number;
                at += part.width();
            }
        }
        return at == text.length() && isMoment(fields) ? fields : null;
    }

    private static boolean isMoment(int[] fields) {
        var offset = fields[FIELDS.length()];
        return fields[YEAR] > 0
                && fields[MONTH] >= 1
                && fields[MONTH] <= 12
                && fields[DAY] >= 1
                && fields[DAY] <= YearMonth.of(fields[YEAR], fields[MONTH]).lengthOfMonth()
                && fields[HOUR] < 24
                && fields[MINUTE] < 60
                && fields[SECOND] < 60
                && (offset == NO_OFFSET || Math.abs(offset) <= MOST_OFFSET_HOURS * 3_600);
    }

    /** Where an offset ends: {@code Z}; hours and, where there are or must be, minutes; -1 where there is none. */
    private static int offsetEnd(String text, int at, int width) {
        if (at >= text.length()) {
            return -1;
        }
        if (text.charAt(at) == 'Z') {
            return at + 1;
        }
        if (text.charAt(at) != '+' && text.charAt(at) != '-' || number(text, at + 1, 2) < 0) {
            return -1;
        }
        var minutesAt = at + (width == 3 ? 4 : 3);
        var minutes = number(text, minutesAt, 2);
        if (minutes >= 0 && minutes < 60 && (width < 3 || text.charAt(at + 3) == ':')) {
            return minutesAt + 2;
        }
        return width == 1 ? at + 3 : -1;
    }

    private static int offset(String text, int at, int end) {
        if (text.charAt(at) == 'Z') {
            return 0;
        }
        var minutes = end - at > 3 ? number(text, end - 2, 2) : 0;
        var seconds = number(text, at + 1, 2) * 3_600 + minutes * 60;
        return text.charAt(at) == '-' ? -seconds : seconds;
    }

    /** The number that so many digits make; -1 where others are among them. */
    private static int number(String text, int at, int digits) {
        if (at + digits > text.length()) {
            return -1;
        }
        var number = 0;
        for (var i = at; i < at + digits; i++) {
            var digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }

    private static int nanos(int fraction, int digits) {
        var nanos = fraction;
        for (var i = digits; i < NANO_DIGITS; i++) {
            nanos *= 10;
        }
        return nanos;
    }
}
