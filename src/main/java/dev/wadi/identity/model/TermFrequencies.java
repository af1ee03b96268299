package dev.wadi.identity.model;

import java.util.Arrays;

/**
 * How common each value of one comparison is. Values are kept as 64-bit hashes, so a frozen model holds nobody's name.
 * Immutable.
 */
public final class TermFrequencies {

    private static final double WORTH_KEEPING = 2.5;

    private static final double LEAST_CHANCE = 0.03;

    private final long[] hashes;
    private final float[] shares;
    private final double rare;

    private TermFrequencies(long[] hashes, float[] shares, double rare) {
        this.hashes = hashes;
        this.shares = shares;
        this.rare = rare;
    }

    /**
     * Counts terms. A value that only one owner is known to have is as likely to turn up with another as Good and Turing
     * estimate (Good, 1953): twice the number of values seen twice over the number seen once; almost never for e-mail
     * addresses, quite often for surnames.
     *
     * @param terms the values of all records
     * @param weights what each record counts: the inverse of how many records its owner is thought to have
     * @param usual the share of a usual value before any record is seen, which counts as {@code patience} records
     */
    static TermFrequencies count(Terms terms, float[] weights, double usual, double patience) {
        var counts = new double[terms.size()];
        double total = 0;
        for (int row = 0; row < terms.rows(); row++) {
            if (terms.has(row)) {
                counts[terms.number(row)] += weights[row];
                total += weights[row];
            }
        }
        double all = total + patience;
        int kept = 0;
        int once = 1;
        double twice = 0;
        int often = 0;
        for (double count : counts) {
            once += count < 1.5 ? 1 : 0;
            twice += count >= 1.5 && count < WORTH_KEEPING ? 1 : 0;
            often += count >= WORTH_KEEPING ? 1 : 0;
        }
        var hashes = new long[often];
        var shares = new float[often];
        double chance = Math.min(1, 2 * twice / once + LEAST_CHANCE);
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] >= WORTH_KEEPING) {
                hashes[kept] = terms.hash(i);
                shares[kept++] = (float) ((counts[i] + usual * patience) / all);
            }
        }
        return new TermFrequencies(hashes, shares, chance * (1 + usual * patience) / all);
    }

    /** No values known: each is as rare as the usual one. */
    public static TermFrequencies none(double usual) {
        return new TermFrequencies(new long[0], new float[0], usual);
    }

    /** The share of owners that have this value, between 0 and 1. */
    public double share(long hash) {
        int at = Arrays.binarySearch(hashes, hash);
        return at >= 0 ? shares[at] : rare;
    }

    /** How many values are kept one by one. */
    public int size() {
        return hashes.length;
    }

    long hashAt(int position) {
        return hashes[position];
    }

    float shareAt(int position) {
        return shares[position];
    }

    double rare() {
        return rare;
    }

    static TermFrequencies of(long[] hashes, float[] shares, double rare) {
        return new TermFrequencies(hashes.clone(), shares.clone(), rare);
    }

    /** FNV-1a, 64 bits; 0 for the empty text only. */
    public static long hash(String term) {
        if (term.isEmpty()) {
            return 0;
        }
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < term.length(); i++) {
            hash = (hash ^ term.charAt(i)) * 0x100000001b3L;
        }
        return hash == 0 ? 1 : hash;
    }
}
