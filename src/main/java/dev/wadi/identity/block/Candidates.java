package dev.wadi.identity.block;

import java.util.List;

/**
 * The pairs worth comparing.
 *
 * @param pairs the smaller row in the upper half, the larger in the lower; ascending, each once
 * @param passes what each way of looking found and what it dropped
 */
@SuppressWarnings("ArrayRecordComponent") // millions of pairs; owned by the run that made them
public record Candidates(long[] pairs, List<Pass> passes) {

    public Candidates {
        passes = List.copyOf(passes);
    }

    /** A pair of rows, given the smaller first. */
    public static long pair(int left, int right) {
        return (long) left << 32 | right;
    }

    /** The smaller row of a pair. */
    public static int left(long pair) {
        return (int) (pair >>> 32);
    }

    /** The larger row of a pair. */
    public static int right(long pair) {
        return (int) pair;
    }

    /**
     * One way of looking.
     *
     * @param name what its keys are made of
     * @param pairs pairs found, repetitions of other passes included
     * @param droppedKeys keys shared by too many records to be of use here
     * @param largestKept records under the most common key that was used
     */
    public record Pass(String name, long pairs, long droppedKeys, int largestKept) {}
}
