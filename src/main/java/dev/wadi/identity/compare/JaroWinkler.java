package dev.wadi.identity.compare;

import dev.wadi.identity.normalise.Token;

/**
 * Jaro and Jaro–Winkler similarity. Keeps a table between calls, so an instance belongs to one thread.
 *
 * <p>Jaro (1989) as Winkler (1990) describes it: characters match within half the longer length less one; half the matched
 * characters out of order are transpositions. The bonus for a common beginning of up to four characters, 0.1 each, is given
 * only from a Jaro similarity of 0.7. That is the definition of Apache Commons Text, which our tests hold it against.
 */
public final class JaroWinkler {

    private static final double BOOST_FROM = 0.7;
    private static final double SCALE = 0.1;
    private static final int PREFIX = 4;
    private static final int WORD = 64;

    private final long[] positions = new long[128];

    /** From 0, nothing in common, to 1, the same. */
    public double similarity(String left, String right) {
        return boosted(jaro(left, right), left, right);
    }

    /**
     * What the similarity is at most, told by the letters alone, which takes far less time: a letter that the other word has not
     * matches nothing.
     */
    public static double most(Token left, Token right) {
        int matches = Math.min(
                left.length() - Long.bitCount(left.letters() & ~right.letters()),
                right.length() - Long.bitCount(right.letters() & ~left.letters()));
        return boosted(formula(matches, 0, left.length(), right.length()), left.text(), right.text());
    }

    private static double boosted(double jaro, String left, String right) {
        if (jaro < BOOST_FROM) {
            return jaro;
        }
        int shorter = Math.min(Math.min(left.length(), right.length()), PREFIX);
        int prefix = 0;
        while (prefix < shorter && left.charAt(prefix) == right.charAt(prefix)) {
            prefix++;
        }
        return jaro + SCALE * prefix * (1 - jaro);
    }

    /** Without the bonus for a common beginning. */
    public double jaro(String left, String right) {
        var few = left.length() <= right.length() ? left : right;
        var many = left.length() <= right.length() ? right : left;
        if (few.isEmpty()) {
            return many.isEmpty() ? 1 : 0;
        }
        return many.length() <= WORD && isAscii(few) && isAscii(many) ? parallel(few, many) : plain(few, many);
    }

    private double parallel(String few, String many) {
        for (int i = 0; i < many.length(); i++) {
            positions[many.charAt(i)] |= 1L << i;
        }
        int range = Math.max(many.length() / 2 - 1, 0);
        long used = 0;
        long matched = 0;
        for (int i = 0; i < few.length(); i++) {
            int low = Math.max(i - range, 0);
            int high = Math.min(i + range, many.length() - 1);
            long window = low > high ? 0 : -1L >>> (WORD - 1 - high) & -1L << low;
            long free = positions[few.charAt(i)] & window & ~used;
            if (free != 0) {
                used |= Long.lowestOneBit(free);
                matched |= 1L << i;
            }
        }
        for (int i = 0; i < many.length(); i++) {
            positions[many.charAt(i)] = 0;
        }
        int matches = Long.bitCount(matched);
        int outOfOrder = 0;
        while (matched != 0) {
            if (few.charAt(Long.numberOfTrailingZeros(matched)) != many.charAt(Long.numberOfTrailingZeros(used))) {
                outOfOrder++;
            }
            matched &= matched - 1;
            used &= used - 1;
        }
        return formula(matches, outOfOrder, few.length(), many.length());
    }

    private static double plain(String few, String many) {
        int range = Math.max(many.length() / 2 - 1, 0);
        var used = new boolean[many.length()];
        var inFew = new StringBuilder();
        for (int i = 0; i < few.length(); i++) {
            for (int j = Math.max(i - range, 0); j < Math.min(i + range + 1, many.length()); j++) {
                if (!used[j] && few.charAt(i) == many.charAt(j)) {
                    used[j] = true;
                    inFew.append(few.charAt(i));
                    break;
                }
            }
        }
        int k = 0;
        int outOfOrder = 0;
        for (int j = 0; j < many.length(); j++) {
            if (used[j] && inFew.charAt(k++) != many.charAt(j)) {
                outOfOrder++;
            }
        }
        return formula(inFew.length(), outOfOrder, few.length(), many.length());
    }

    private static double formula(int matches, int outOfOrder, int few, int many) {
        if (matches == 0) {
            return 0;
        }
        double m = matches;
        double transpositions = outOfOrder / 2.0;
        return (m / few + m / many + (m - transpositions) / m) / 3;
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }
}
