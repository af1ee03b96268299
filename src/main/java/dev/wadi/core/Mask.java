package dev.wadi.core;

import java.util.Locale;
import java.util.regex.Pattern;

/** What can be shown of a value without showing it: its shape, or a letter of it. */
public final class Mask {

    private static final int LONGEST = 28;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}'’-]+");
    private static final Pattern DIGIT = Pattern.compile("\\d");
    private static final int DIGITS_SHOWN = 2;

    private Mask() {}

    /** Letters become x, digits 9, line ends ⏎; the rest shows why the value was refused. */
    public static String shape(String value) {
        if (value.isBlank()) {
            return value.isEmpty() ? "(empty)" : "(blank)";
        }
        var shape = new StringBuilder();
        value.codePoints().limit(LONGEST).forEach(point -> shape.appendCodePoint(shape(point)));
        return value.codePointCount(0, value.length()) > LONGEST ? shape + "…" : shape.toString();
    }

    /** The first letter of each word. */
    public static String name(String name) {
        return WORD.matcher(name).replaceAll(word -> {
            var first = word.group().codePointAt(0);
            return Character.toString(first).toUpperCase(Locale.ROOT) + "•••";
        });
    }

    /** The first letter of the mailbox and of the domain, and the top-level domain. */
    public static String email(String email) {
        var at = email.indexOf('@');
        var dot = email.lastIndexOf('.');
        return at < 1 || dot < at + 2
                ? shape(email)
                : email.charAt(0) + "•••@" + email.charAt(at + 1) + "•••" + email.substring(dot);
    }

    /** The last two digits. */
    public static String phone(String phone) {
        var digits = DIGIT.matcher(phone).results().count();
        var seen = new int[1];
        return DIGIT.matcher(phone).replaceAll(digit -> ++seen[0] > digits - DIGITS_SHOWN ? digit.group() : "•");
    }

    private static int shape(int point) {
        if (Character.isUpperCase(point)) {
            return 'X';
        }
        if (Character.isLetter(point)) {
            return 'x';
        }
        if (Character.isDigit(point)) {
            return '9';
        }
        return Character.isISOControl(point) ? '⏎' : point;
    }
}
