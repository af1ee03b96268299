package dev.wadi.identity.population;

import java.util.Arrays;

/** Keys, each with the row it is of, side by side; what comes next uses their room again. Not safe for several threads. */
public final class Entries {

    private static final int SOME_MORE = 8;

    private long[] keys = new long[0];
    private int[] rows = new int[0];
    private long[] spareKeys = new long[0];
    private int[] spareRows = new int[0];
    private int size;

    /** Forgets all, and makes room for so many, and for some more: the next may be a little larger. */
    public void clear(int atLeast) {
        size = 0;
        if (keys.length < atLeast) {
            int room = atLeast + atLeast / SOME_MORE;
            keys = new long[room];
            rows = new int[room];
            spareKeys = new long[room];
            spareRows = new int[room];
        }
    }

    /** Adds one; there must be room. */
    public void add(long key, int row) {
        keys[size] = key;
        rows[size++] = row;
    }

    /** How many there are. */
    public int size() {
        return size;
    }

    /** The key of an entry. */
    public long key(int at) {
        return keys[at];
    }

    /** The row of an entry. */
    public int row(int at) {
        return rows[at];
    }

    /** Where the entries with the same key as this one end, once they are sorted. */
    public int end(int from) {
        int to = from + 1;
        while (to < size && keys[to] == keys[from]) {
            to++;
        }
        return to;
    }

    /** Sorts them by their keys as unsigned numbers, eight bits at a time (LSD radix sort). Stable. */
    public void sort() {
        var counts = new int[8][256];
        for (int i = 0; i < size; i++) {
            long key = keys[i];
            for (int b = 0; b < 8; b++) {
                counts[b][(int) (key >>> 8 * b) & 255]++;
            }
        }
        for (int b = 0; b < 8; b++) {
            if (size > 0 && counts[b][(int) (keys[0] >>> 8 * b) & 255] < size) {
                sort(8 * b, counts[b]);
            }
        }
    }

    private void sort(int shift, int[] counts) {
        int at = 0;
        for (int digit = 0; digit < 256; digit++) {
            int count = counts[digit];
            counts[digit] = at;
            at += count;
        }
        for (int i = 0; i < size; i++) {
            int to = counts[(int) (keys[i] >>> shift) & 255]++;
            spareKeys[to] = keys[i];
            spareRows[to] = rows[i];
        }
        var sortedKeys = spareKeys;
        var sortedRows = spareRows;
        spareKeys = keys;
        spareRows = rows;
        keys = sortedKeys;
        rows = sortedRows;
    }

    /** The rows alone, in order. */
    public int[] rows() {
        return Arrays.copyOf(rows, size);
    }
}
