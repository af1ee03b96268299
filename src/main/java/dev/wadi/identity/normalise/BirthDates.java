package dev.wadi.identity.normalise;

import java.util.ArrayList;
import java.util.Locale;

/**
 * Reads dates in the notations people use: 1980-02-17, 17.2.1980, 2/17/80, 19800217, 17 Feb 1980, 1980. Stateless.
 *
 * <p>Where day and month cannot be told apart, month comes first if slashes separate and day first if dots or hyphens do;
 * comparing forgives the swap. Two-digit years above 30 are of the last century.
 */
public final class BirthDates {

    private static final String MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec ";
    private static final int PIVOT = 30;

    private BirthDates() {}

    /** The date in a text; {@link BirthDate#NONE} if there is none to be read. */
    public static BirthDate read(String text) {
        var iso = iso(text);
        return iso.isEmpty() ? loose(text) : iso;
    }

    private static BirthDate iso(String text) {
        int n = text.length();
        if (n >= 10 && text.charAt(4) == '-' && text.charAt(7) == '-') {
            return of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
        }
        if (n == 8) {
            int all = number(text, 0, 8);
            return of(all / 10_000, all / 100 % 100, all % 100);
        }
        return BirthDate.NONE;
    }

    private static BirthDate of(int year, int month, int day) {
        return year < 1000 || month < 0 || day < 0 ? BirthDate.NONE : new BirthDate(year, month, day);
    }

    private static int number(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private static BirthDate loose(String text) {
        var numbers = new ArrayList<Integer>();
        int month = 0;
        int monthAt = -1;
        int yearAt = -1;
        for (var part : text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+")) {
            if (part.isEmpty()) {
                continue;
            }
            int named = part.length() >= 3 && Character.isLetter(part.charAt(0))
                    ? MONTHS.indexOf(part.substring(0, 3) + " ")
                    : -1;
            if (named >= 0) {
                month = named / 4 + 1;
                monthAt = numbers.size();
            } else if (part.length() <= 4 && number(part, 0, part.length()) >= 0) {
                int value = number(part, 0, part.length());
                if (part.length() >= 3 || value > 31) {
                    yearAt = numbers.size();
                    value = part.length() >= 3 ? value : century(value);
                }
                numbers.add(value);
            }
        }
        if (monthAt >= 0) {
            int last = numbers.size() - 1;
            int year = yearAt >= 0 ? numbers.get(yearAt) : last >= 1 ? century(numbers.get(last)) : 0;
            int day = numbers.isEmpty() || numbers.size() == 1 && yearAt == 0 ? 0 : numbers.get(yearAt == 0 ? 1 : 0);
            return new BirthDate(year, month, day);
        }
        if (numbers.size() == 1 && yearAt == 0) {
            return new BirthDate(numbers.get(0), 0, 0);
        }
        if (numbers.size() != 3) {
            return BirthDate.NONE;
        }
        if (yearAt == 0) {
            return new BirthDate(numbers.get(0), numbers.get(1), numbers.get(2));
        }
        int year = yearAt == 2 ? numbers.get(2) : century(numbers.get(2));
        boolean monthFirst = text.indexOf('/') >= 0 ? numbers.get(0) <= 12 : numbers.get(1) > 12;
        return monthFirst
                ? new BirthDate(year, numbers.get(0), numbers.get(1))
                : new BirthDate(year, numbers.get(1), numbers.get(0));
    }

    private static int century(int twoDigits) {
        return twoDigits > 99 ? twoDigits : twoDigits > PIVOT ? 1900 + twoDigits : 2000 + twoDigits;
    }
}
