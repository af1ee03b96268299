package dev.wadi.identity.cluster;

import java.util.function.DoublePredicate;

/**
 * The parts of customers that hang together by pairs that are sure. What is in one core is linked without asking; whether two cores
 * of a customer are one is a question to a steward, and one question, however many pairs there are between them.
 */
public final class Cores {

    private Cores() {}

    /**
     * The core of each row, named by its smallest row; a row that is in no sure pair is one by itself.
     *
     * @param within the pairs within customers
     * @param sure whether evidence, in bits, is enough to link without asking
     */
    public static int[] of(int rows, Consensus.Pairs within, DoublePredicate sure) {
        var core = new int[rows];
        for (int row = 0; row < rows; row++) {
            core[row] = row;
        }
        for (int i = 0; i < within.pairs().length; i++) {
            if (sure.test(within.bits()[i])) {
                int left = first(core, (int) (within.pairs()[i] >>> 32));
                int right = first(core, (int) within.pairs()[i]);
                core[Math.max(left, right)] = Math.min(left, right);
            }
        }
        for (int row = 0; row < rows; row++) {
            core[row] = core[core[row]];
        }
        return core;
    }

    private static int first(int[] core, int row) {
        int at = row;
        while (core[at] != at) {
            core[at] = core[core[at]];
            at = core[at];
        }
        return at;
    }
}
