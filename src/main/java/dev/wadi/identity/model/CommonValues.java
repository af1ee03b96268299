package dev.wadi.identity.model;

import dev.wadi.identity.block.Candidates;
import dev.wadi.identity.population.Comparer;
import dev.wadi.identity.population.Population;
import dev.wadi.identity.population.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Values that stand out by far: a default date, a test customer, one name a tenth of all records share. Two who agree on such a
 * value, or nearly, tell nothing of how often true pairs agree, so learning takes the value for missing; scoring weighs it by its
 * frequency. Immutable.
 */
final class CommonValues {

    private static final double LEAST_SHARE = 0.03;
    private static final double STANDS_OUT = 8;

    /** What is shared more often than this tells where somebody lives, not who. */
    private static final double MOSTLY_SHARED = 0.6;

    private final Comparer comparer;
    private final List<Terms> terms;
    private final BitSet[] rows;

    CommonValues(Population population, List<Terms> terms, Workers workers) {
        this.comparer = population.comparer();
        this.terms = terms;
        this.rows = new BitSet[terms.size()];
        workers.pieces(rows.length, c -> rows[c] = standingOut(terms.get(c)));
    }

    private static BitSet standingOut(Terms terms) {
        var counts = terms.counts();
        double known = Arrays.stream(counts).asLongStream().sum();
        double squares = 0;
        int most = -1;
        double largest = 0;
        for (int number = 0; number < counts.length; number++) {
            double share = counts[number] / known;
            squares += share * share;
            if (share > largest) {
                largest = share;
                most = number;
            }
        }
        var found = new BitSet();
        double others = largest >= 1 ? 0 : (squares - largest * largest) / (1 - largest);
        if (largest > LEAST_SHARE && largest > STANDS_OUT * others) {
            for (int row = 0; row < terms.rows(); row++) {
                found.set(row, terms.number(row) == most);
            }
        }
        return found;
    }

    /** The levels of a pair, with all agreement on such values, or near them, taken for missing. */
    long without(long pair, long pattern) {
        long kept = pattern;
        for (int c = 0; c < rows.length; c++) {
            boolean common = rows[c].get(Candidates.left(pair)) || rows[c].get(Candidates.right(pair));
            if (common && Comparer.level(pattern, c) > 1) {
                kept &= ~(15L << 4 * c);
            }
        }
        return kept;
    }

    /** Those who share such values, with how often a model takes each of them for. */
    Crowd crowd(List<TermFrequencies> frequencies) {
        var shares = new ArrayList<Float>();
        for (int c = 0; c < rows.length; c++) {
            int first = rows[c].nextSetBit(0);
            boolean place = comparer.comparisons().get(c).shared() > MOSTLY_SHARED;
            shares.add(first < 0 || place ? 0f : (float) Parameters.log2(share(frequencies, c, first)));
        }
        return new Crowd(shares);
    }

    private double share(List<TermFrequencies> frequencies, int comparison, int row) {
        var ofComparison = terms.get(comparison);
        return frequencies.get(comparison).share(ofComparison.hash(ofComparison.number(row)));
    }
}
