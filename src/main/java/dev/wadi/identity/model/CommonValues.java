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
    private final BitSet[] rows;

    CommonValues(Population population, Workers workers) {
        this.comparer = population.comparer();
        this.rows = new BitSet[comparer.comparisons().size()];
        workers.pieces(
                rows.length,
                c -> rows[c] = comparer.comparisons().get(c).frequent() ? standingOut(population, c) : new BitSet());
    }

    private static BitSet standingOut(Population population, int comparison) {
        var comparer = population.comparer();
        int group = comparer.groupOf(comparison);
        var terms = new long[population.size()];
        int known = 0;
        var sorted = new long[terms.length];
        for (int row = 0; row < terms.length; row++) {
            terms[row] = TermFrequencies.hash(comparer.term(comparison, population.value(group, row)));
            if (terms[row] != 0) {
                sorted[known++] = terms[row];
            }
        }
        Arrays.sort(sorted, 0, known);
        double squares = 0;
        long most = 0;
        double largest = 0;
        for (int i = 0; i < known; ) {
            int j = i;
            while (j < known && sorted[j] == sorted[i]) {
                j++;
            }
            double share = (double) (j - i) / known;
            squares += share * share;
            if (share > largest) {
                largest = share;
                most = sorted[i];
            }
            i = j;
        }
        var found = new BitSet();
        double others = largest >= 1 ? 0 : (squares - largest * largest) / (1 - largest);
        if (largest > LEAST_SHARE && largest > STANDS_OUT * others) {
            for (int row = 0; row < terms.length; row++) {
                found.set(row, terms[row] == most);
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
    Crowd crowd(Population population, List<TermFrequencies> frequencies) {
        var shares = new ArrayList<Float>();
        for (int c = 0; c < rows.length; c++) {
            int first = rows[c].nextSetBit(0);
            boolean place = comparer.comparisons().get(c).shared() > MOSTLY_SHARED;
            shares.add(first < 0 || place ? 0f : (float) Parameters.log2(share(population, frequencies, c, first)));
        }
        return new Crowd(shares);
    }

    private double share(Population population, List<TermFrequencies> frequencies, int comparison, int row) {
        var term = comparer.term(comparison, population.value(comparer.groupOf(comparison), row));
        return frequencies.get(comparison).share(TermFrequencies.hash(term));
    }
}
