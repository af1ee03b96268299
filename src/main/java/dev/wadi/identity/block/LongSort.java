package dev.wadi.identity.block;

/** Sorts longs by their bits, eight at a time (LSD radix sort), optionally dragging ints along. Stateless. */
final class LongSort {

    private LongSort() {}

    /** Sorts the first {@code size} keys as unsigned numbers, and {@code values} with them. Stable. */
    static void sort(long[] keys, int[] values, int size) {
        long[] fromKeys = keys;
        int[] fromValues = values;
        long[] toKeys = new long[size];
        int[] toValues = new int[size];
        int[][] counts = new int[8][256];
        for (int i = 0; i < size; i++) {
            long key = keys[i];
            for (int b = 0; b < 8; b++) {
                counts[b][(int) (key >>> 8 * b) & 255]++;
            }
        }
        for (int b = 0; b < 8; b++) {
            if (size == 0 || counts[b][(int) (keys[0] >>> 8 * b) & 255] == size) {
                continue;
            }
            int at = 0;
            for (int d = 0; d < 256; d++) {
                int count = counts[b][d];
                counts[b][d] = at;
                at += count;
            }
            for (int i = 0; i < size; i++) {
                int to = counts[b][(int) (fromKeys[i] >>> 8 * b) & 255]++;
                toKeys[to] = fromKeys[i];
                toValues[to] = fromValues[i];
            }
            long[] spareKeys = fromKeys;
            fromKeys = toKeys;
            toKeys = spareKeys;
            int[] spareValues = fromValues;
            fromValues = toValues;
            toValues = spareValues;
        }
        if (fromKeys != keys) {
            System.arraycopy(fromKeys, 0, keys, 0, size);
            System.arraycopy(fromValues, 0, values, 0, size);
        }
    }
}
