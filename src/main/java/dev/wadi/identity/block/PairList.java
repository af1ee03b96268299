package dev.wadi.identity.block;

import java.util.Arrays;

/** A growing list of pairs of rows that forgets repetitions. The smaller row comes first. Not safe for several threads. */
final class PairList {

    private static final int SLACK = 1 << 22;

    private long[] pairs = new long[1024];
    private int size;
    private int sorted;

    static long pair(int a, int b) {
        return a < b ? (long) a << 32 | b : (long) b << 32 | a;
    }

    void add(long pair) {
        if (size == pairs.length) {
            if (size - sorted > SLACK) {
                tidy();
            }
            if (size > pairs.length / 4 * 3) {
                pairs = Arrays.copyOf(pairs, pairs.length + (pairs.length >> 1));
            }
        }
        pairs[size++] = pair;
    }

    void addAll(PairList other) {
        for (int i = 0; i < other.size; i++) {
            add(other.pairs[i]);
        }
    }

    private void tidy() {
        Arrays.parallelSort(pairs, 0, size);
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (kept == 0 || pairs[i] != pairs[kept - 1]) {
                pairs[kept++] = pairs[i];
            }
        }
        size = kept;
        sorted = kept;
    }

    /** All pairs once, ascending. */
    long[] toArray() {
        tidy();
        return Arrays.copyOf(pairs, size);
    }
}
