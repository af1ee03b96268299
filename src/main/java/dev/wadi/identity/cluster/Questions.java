package dev.wadi.identity.cluster;

import java.util.BitSet;
import java.util.Comparator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * What a steward is asked: whether a core belongs with its customer. Each core but the largest of a customer is one question. No
 * more is asked than of a share of all records, first where an answer is likely to put most right: where, by the
 * probabilities of its links, most of them are wrong for each record of the core.
 */
public final class Questions {

    private final BitSet asked;
    private final int open;

    private Questions(BitSet asked, int open) {
        this.asked = asked;
        this.open = open;
    }

    /**
     * @param owners the customer of each row
     * @param cores the core of each row, named by its smallest row
     * @param within the pairs within customers
     * @param probability of a pair by its evidence in bits
     * @param share of all records that may be asked of, 0 to 1
     */
    public static Questions of(
            int[] owners, int[] cores, Consensus.Pairs within, DoubleUnaryOperator probability, double share) {
        int rows = owners.length;
        var sizes = sizes(cores);
        var largest = new int[rows];
        for (int core = rows - 1; core >= 0; core--) {
            if (sizes[core] >= sizes[largest[owners[core]]] || owners[largest[owners[core]]] != owners[core]) {
                largest[owners[core]] = core;
            }
        }
        var wrong = new double[rows];
        for (int i = 0; i < within.pairs().length; i++) {
            int left = cores[(int) (within.pairs()[i] >>> 32)];
            int right = cores[(int) within.pairs()[i]];
            if (left != right) {
                double p = probability.applyAsDouble(within.bits()[i]);
                wrong[left] += (1 - p) / sizes[left];
                wrong[right] += (1 - p) / sizes[right];
            }
        }
        var questions = IntStream.range(0, rows)
                .filter(core -> sizes[core] > 0 && largest[owners[core]] != core)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer core) -> -wrong[core])
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        var chosen = new BitSet(rows);
        int open = 0;
        int left = (int) (share * rows);
        for (int core : questions) {
            open += sizes[core];
            if (sizes[core] <= left) {
                left -= sizes[core];
                chosen.set(core);
            }
        }
        var asked = new BitSet(rows);
        for (int row = 0; row < rows; row++) {
            asked.set(row, chosen.get(cores[row]));
        }
        return new Questions(asked, open);
    }

    /** Whether it is asked of this row. */
    public boolean asked(int row) {
        return asked.get(row);
    }

    /** Of how many records it is asked. */
    public int asked() {
        return asked.cardinality();
    }

    /** Of how many it would be asked if there were no bound. */
    public int open() {
        return open;
    }

    private static int[] sizes(int[] cores) {
        var sizes = new int[cores.length];
        for (int core : cores) {
            sizes[core]++;
        }
        return sizes;
    }
}
