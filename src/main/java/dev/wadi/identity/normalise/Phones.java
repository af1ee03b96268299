package dev.wadi.identity.normalise;

/**
 * Brings telephone numbers to their significant digits: extensions, prefixes for dialling abroad, trunk zeros and the North
 * American country code go. Numbers with and without area or country code are compared from the right. Stateless.
 */
public final class Phones {

    private static final int SHORTEST = 6;

    private Phones() {}

    /** The significant digits; empty where there are fewer than six or they are all the same. */
    public static String read(String text) {
        int end = extension(text);
        var digits = new StringBuilder(16);
        for (int i = 0; i < end; i++) {
            int digit = Character.digit(text.charAt(i), 10);
            if (digit >= 0) {
                digits.append((char) ('0' + digit));
            }
        }
        int start = 0;
        while (start < digits.length() && digits.charAt(start) == '0') {
            start++;
        }
        if (digits.length() - start == 11 && digits.charAt(start) == '1') {
            start++;
        }
        var significant = digits.substring(start);
        return significant.length() < SHORTEST || allSame(significant) ? "" : significant;
    }

    private static int extension(String text) {
        for (int i = 1; i < text.length(); i++) {
            char c = Character.toLowerCase(text.charAt(i));
            if (c == 'x' || c == ';' || c == '#' || c == 'e' && text.regionMatches(true, i, "ext", 0, 3)) {
                return i;
            }
        }
        return text.length();
    }

    private static boolean allSame(String digits) {
        for (int i = 1; i < digits.length(); i++) {
            if (digits.charAt(i) != digits.charAt(0)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the shorter number is the end of the longer one, with at least seven digits in common. */
    public static boolean same(String left, String right) {
        int shared = Math.min(left.length(), right.length());
        return shared >= 7 ? left.endsWith(right) || right.endsWith(left) : left.equals(right);
    }
}
