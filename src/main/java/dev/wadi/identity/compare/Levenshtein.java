package dev.wadi.identity.compare;

import java.util.Arrays;

/**
 * Edit distances. Keeps a table between calls, so an instance belongs to one thread.
 *
 * <p>Up to 64 ASCII characters both distances run bit-parallel: Levenshtein after Myers, "A fast bit-vector algorithm for
 * approximate string matching" (1999), in the formulation of Hyyrö (2001); optimal string alignment, which also counts the
 * swap of two neighbours as one edit, after Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau edit
 * distances" (2003). Longer or other texts use the textbook table (Wagner and Fischer, 1974).
 */
public final class Levenshtein {

    private static final int WORD = 64;

    private final long[] positions = new long[128];

    /** Fewest insertions, deletions and substitutions that turn one text into the other. */
    public int distance(String left, String right) {
        return measure(left, right, false);
    }

    /** The same, with a swap of two neighbouring characters as one edit; no part is edited twice. */
    public int alignment(String left, String right) {
        return measure(left, right, true);
    }

    /** 1 − alignment / longer length; 1 for two empty texts. */
    public double similarity(String left, String right) {
        int longer = Math.max(left.length(), right.length());
        return longer == 0 ? 1 : 1 - alignment(left, right) / (double) longer;
    }

    private int measure(String left, String right, boolean swaps) {
        int m = left.length();
        int n = right.length();
        if (m == 0 || n == 0) {
            return Math.max(m, n);
        }
        if (m > WORD || !index(left)) {
            return table(left, right, swaps);
        }
        long vertical = -1L;
        long negative = 0;
        long diagonal = 0;
        long before = 0;
        long last = 1L << (m - 1);
        int distance = m;
        boolean ascii = true;
        for (int j = 0; j < n; j++) {
            char c = right.charAt(j);
            if (c >= 128) {
                ascii = false;
                break;
            }
            long match = positions[c];
            long swap = swaps ? (~diagonal & match) << 1 & before : 0;
            diagonal = ((match & vertical) + vertical ^ vertical) | match | negative | swap;
            long up = negative | ~(diagonal | vertical);
            long down = diagonal & vertical;
            if ((up & last) != 0) {
                distance++;
            } else if ((down & last) != 0) {
                distance--;
            }
            up = up << 1 | 1;
            down <<= 1;
            vertical = down | ~(diagonal | up);
            negative = diagonal & up;
            before = match;
        }
        clear(left);
        return ascii ? distance : table(left, right, swaps);
    }

    private boolean index(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 128) {
                clear(text.substring(0, i));
                return false;
            }
            positions[c] |= 1L << i;
        }
        return true;
    }

    private void clear(String text) {
        for (int i = 0; i < text.length(); i++) {
            positions[text.charAt(i)] = 0;
        }
    }

    private static int table(String left, String right, boolean swaps) {
        int n = right.length();
        int[] older = new int[n + 1];
        int[] above = new int[n + 1];
        int[] row = new int[n + 1];
        Arrays.setAll(above, j -> j);
        for (int i = 1; i <= left.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= n; j++) {
                boolean same = left.charAt(i - 1) == right.charAt(j - 1);
                int best = Math.min(Math.min(row[j - 1], above[j]) + 1, above[j - 1] + (same ? 0 : 1));
                if (swaps
                        && i > 1
                        && j > 1
                        && left.charAt(i - 1) == right.charAt(j - 2)
                        && left.charAt(i - 2) == right.charAt(j - 1)) {
                    best = Math.min(best, older[j - 2] + 1);
                }
                row[j] = best;
            }
            int[] spare = older;
            older = above;
            above = row;
            row = spare;
        }
        return above[n];
    }
}
