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
        var sizes = sizes(cores);
        var largest = largest(owners, sizes);
        var wrong = wrongPerRecord(cores, sizes, within, probability);
        var questions = IntStream.range(0, cores.length)
                .filter(core -> sizes[core] > 0 && largest[owners[core]] != core)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer core) -> -wrong[core])
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        var chosen = new BitSet(cores.length);
        int open = 0;
        int mayBeAsked = (int) (share * cores.length);
        for (int core : questions) {
            open += sizes[core];
            if (sizes[core] <= mayBeAsked) {
                mayBeAsked -= sizes[core];
                chosen.set(core);
            }
        }
        var asked = new BitSet(cores.length);
        for (int row = 0; row < cores.length; row++) {
            asked.set(row, chosen.get(cores[row]));
        }
        return new Questions(asked, open);
    }

    /** The largest core of each customer; of equal ones the first. */
    private static int[] largest(int[] owners, int[] sizes) {
        var largest = new int[owners.length];
        for (int core = owners.length - 1; core >= 0; core--) {
            int soFar = largest[owners[core]];
            if (owners[soFar] != owners[core] || sizes[core] >= sizes[soFar]) {
                largest[owners[core]] = core;
            }
        }
        return largest;
    }

    /** How many links to other cores are likely to be wrong, for each record of a core. */
    private static double[] wrongPerRecord(
            int[] cores, int[] sizes, Consensus.Pairs within, DoubleUnaryOperator probability) {
        var wrong = new double[cores.length];
        for (int i = 0; i < within.pairs().length; i++) {
            int left = cores[(int) (within.pairs()[i] >>> 32)];
            int right = cores[(int) within.pairs()[i]];
            if (left != right) {
                double p = probability.applyAsDouble(within.bits()[i]);
                wrong[left] += (1 - p) / sizes[left];
                wrong[right] += (1 - p) / sizes[right];
            }
        }
        return wrong;
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
