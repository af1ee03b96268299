package dev.wadi.identity.population;

import java.util.Arrays;

/** Keys, each with the row it is of, side by side; what comes next uses their room again. Not safe for several threads. */
public final class Entries {

    /** What is left as room for more, as a divisor: the next may be a little larger. */
    private static final int SOME_MORE = 8;

    /** Bits that are sorted by at once. */
    private static final int DIGIT = 11;

    private long[] keys = new long[0];
    private int[] rows = new int[0];
    private long[] spareKeys = new long[0];
    private int[] spareRows = new int[0];
    private int size;

    /** Forgets all, and makes room for about so many. */
    public void clear(int expected) {
        size = 0;
        if (keys.length < expected) {
            keys = new long[withMore(expected)];
            rows = new int[keys.length];
        }
    }

    /** Adds one. */
    public void add(long key, int row) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, withMore(size));
            rows = Arrays.copyOf(rows, keys.length);
        }
        keys[size] = key;
        rows[size++] = row;
    }

    private static int withMore(int size) {
        return size + size / SOME_MORE + SOME_MORE;
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

    /** Sorts them by their keys as unsigned numbers, eleven bits at a time (LSD radix sort). Stable. */
    public void sort() {
        if (spareKeys.length < size) {
            spareKeys = new long[keys.length];
            spareRows = new int[keys.length];
        }
        var counts = new int[(Long.SIZE + DIGIT - 1) / DIGIT][1 << DIGIT];
        for (int i = 0; i < size; i++) {
            long key = keys[i];
            for (int d = 0; d < counts.length; d++) {
                counts[d][digit(key, d)]++;
            }
        }
        for (int d = 0; d < counts.length; d++) {
            if (size > 0 && counts[d][digit(keys[0], d)] < size) {
                sort(d, counts[d]);
            }
        }
    }

    private static int digit(long key, int which) {
        return (int) (key >>> DIGIT * which) & (1 << DIGIT) - 1;
    }

    private void sort(int which, int[] counts) {
        int at = 0;
        for (int digit = 0; digit < counts.length; digit++) {
            int count = counts[digit];
            counts[digit] = at;
            at += count;
        }
        for (int i = 0; i < size; i++) {
            int to = counts[digit(keys[i], which)]++;
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
