package dev.wadi.identity.compare;

import java.util.Arrays;

/** Overlap of pieces of q characters. Stateless. */
public final class QGrams {

    private QGrams() {}

    /**
     * The Sørensen–Dice coefficient over the multisets of pieces: twice the common ones over all of both. 1 for equal texts,
     * 0 where either is shorter than a piece.
     */
    public static double dice(String left, String right, int q) {
        if (q < 1 || q > 4) {
            throw new IllegalArgumentException("pieces have 1 to 4 characters, not " + q);
        }
        if (left.equals(right)) {
            return 1;
        }
        long[] a = pieces(left, q);
        long[] b = pieces(right, q);
        if (a.length == 0 || b.length == 0) {
            return 0;
        }
        int common = 0;
        int i = 0;
        int j = 0;
        while (i < a.length && j < b.length) {
            if (a[i] == b[j]) {
                common++;
                i++;
                j++;
            } else if (a[i] < b[j]) {
                i++;
            } else {
                j++;
            }
        }
        return 2.0 * common / (a.length + b.length);
    }

    private static long[] pieces(String text, int q) {
        long[] pieces = new long[Math.max(0, text.length() - q + 1)];
        for (int i = 0; i < pieces.length; i++) {
            long piece = 0;
            for (int k = 0; k < q; k++) {
                piece = piece << 16 | text.charAt(i + k);
            }
            pieces[i] = piece;
        }
        Arrays.sort(pieces);
        return pieces;
    }
}
