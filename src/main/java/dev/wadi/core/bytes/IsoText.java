package dev.wadi.core.bytes;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;

/** Moments and days as ISO 8601 has them, for what is written or hashed by the million. */
public final class IsoText {

    private static final int LONGEST = "2026-01-02T03:04:05.123456789Z".length();
    private static final int LAST_YEAR = 9_999;
    private static final int SECONDS_A_DAY = 86_400;
    private static final int HOUR = 3_600;
    private static final int MINUTE = 60;
    private static final int PART = 1_000;

    private IsoText() {}

    /** A moment in UTC, character for character as {@link Instant#toString} has it. */
    public static String of(Instant moment) {
        var second = Math.floorMod(moment.getEpochSecond(), SECONDS_A_DAY);
        var day = LocalDate.ofEpochDay(Math.floorDiv(moment.getEpochSecond(), SECONDS_A_DAY));
        if (day.getYear() < 0 || day.getYear() > LAST_YEAR) {
            return moment.toString();
        }
        var text = new byte[LONGEST];
        var at = date(text, day.getYear(), day.getMonthValue(), day.getDayOfMonth());
        at = number(text, put(text, at, 'T'), second / HOUR, 2);
        at = number(text, put(text, at, ':'), second / MINUTE % MINUTE, 2);
        at = number(text, put(text, at, ':'), second % MINUTE, 2);
        at = fraction(text, at, moment.getNano());
        return text(text, put(text, at, 'Z'));
    }

    /** A day, {@code 2026-01-02}, of the years 0 to 9999. */
    public static String ofDay(int year, int month, int day) {
        var text = new byte[LONGEST];
        return text(text, date(text, year, month, day));
    }

    private static int date(byte[] text, int year, int month, int day) {
        var at = number(text, 0, year, 4);
        at = number(text, put(text, at, '-'), month, 2);
        return number(text, put(text, at, '-'), day, 2);
    }

    /** In thousandths, millionths or billionths: as few of these as say it. */
    private static int fraction(byte[] text, int at, int nanos) {
        if (nanos == 0) {
            return at;
        }
        var digits = 9;
        var rest = nanos;
        while (rest % PART == 0) {
            rest /= PART;
            digits -= 3;
        }
        return number(text, put(text, at, '.'), rest, digits);
    }

    private static int put(byte[] text, int at, char one) {
        text[at] = (byte) one;
        return at + 1;
    }

    private static int number(byte[] text, int at, int number, int digits) {
        var rest = number;
        for (var place = at + digits - 1; place >= at; place--) {
            text[place] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return at + digits;
    }

    private static String text(byte[] text, int length) {
        return new String(text, 0, length, StandardCharsets.ISO_8859_1);
    }
}
