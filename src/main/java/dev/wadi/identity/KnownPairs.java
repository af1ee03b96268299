package dev.wadi.identity;

import dev.wadi.identity.block.Candidates;
import dev.wadi.identity.cluster.PairScorer;
import java.util.Arrays;

/** Scores in which candidate pairs, compared before, need not be compared again. Safe for many threads. */
final class KnownPairs implements PairScorer {

    private final Scores scores;
    private final long[] pairs;
    private final long[] patterns;
    private final float[] bits;

    /** By row: where its pairs with larger rows begin; one more at the end. */
    private final int[] starts;

    KnownPairs(Scores scores, int rows, Candidates candidates, long[] patterns, float[] bits) {
        this.scores = scores;
        this.pairs = candidates.pairs();
        this.patterns = patterns;
        this.bits = bits;
        this.starts = new int[rows + 1];
        for (long pair : pairs) {
            starts[Candidates.left(pair) + 1]++;
        }
        for (int row = 0; row < rows; row++) {
            starts[row + 1] += starts[row];
        }
    }

    @Override
    public double bits(int left, int right) {
        int at = at(left, right);
        return at < 0 ? scores.bits(left, right) : bits[at];
    }

    @Override
    public double settled(int left, int right) {
        int at = at(left, right);
        return at < 0 ? scores.settled(left, right) : scores.settled(patterns[at]);
    }

    private int at(int left, int right) {
        int smaller = Math.min(left, right);
        return Arrays.binarySearch(
                pairs, starts[smaller], starts[smaller + 1], Candidates.pair(smaller, Math.max(left, right)));
    }
}
