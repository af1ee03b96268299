package dev.wadi.sandbox.day.dirt;

import dev.wadi.sandbox.day.chance.Dice;
import dev.wadi.sandbox.day.people.Country;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * Birth dates as people type them. With slashes both the American and the European order occur, so that
 * {@code 03/04/1980} could be two days: a valid record has no such date.
 */
public final class DateFormats {

    /** The patterns of valid dates, in the order to try them. */
    public static final List<String> PATTERNS =
            List.of("uuuu-MM-dd", "dd.MM.uuuu", "MM/dd/uuuu", "dd/MM/uuuu", "uuuuMMdd");

    private static final int MOST_MONTHS = 12;
    private static final DateTimeFormatter ISO = format(0);
    private static final DateTimeFormatter DOTTED = format(1);
    private static final DateTimeFormatter AMERICAN = format(2);
    private static final DateTimeFormatter EUROPEAN = format(3);
    private static final DateTimeFormatter COMPACT = format(4);

    private DateFormats() {}

    static String iso(LocalDate date) {
        return ISO.format(date);
    }

    static String any(LocalDate date, Country country, Dice dice) {
        return switch (dice.between(1, 4)) {
            case 1 -> ISO.format(date);
            case 2 -> DOTTED.format(date);
            case 3 -> ambiguous(date) ? DOTTED.format(date) : slashed(date, country);
            default -> COMPACT.format(date);
        };
    }

    /** A date that two of the patterns read differently. */
    public static String ambiguous(Dice dice) {
        var day = dice.between(1, MOST_MONTHS);
        var month = day % MOST_MONTHS + 1;
        return AMERICAN.format(LocalDate.of(dice.between(1940, 1999), month, day));
    }

    /** Whether both orders of day and month make a date, and not the same. */
    private static boolean ambiguous(LocalDate date) {
        return date.getDayOfMonth() <= MOST_MONTHS && date.getDayOfMonth() != date.getMonthValue();
    }

    private static String slashed(LocalDate date, Country country) {
        return (country == Country.US ? AMERICAN : EUROPEAN).format(date);
    }

    private static DateTimeFormatter format(int pattern) {
        return DateTimeFormatter.ofPattern(PATTERNS.get(pattern), Locale.ROOT);
    }
}
