package dev.wadi.identity.population;

import java.util.Arrays;

/** Keys, each with the row it is of, side by side; what comes next uses their room again. Not safe for several threads. */
public final class Entries {

    /** What is left as room for more, as a divisor: the next may be a little larger. */
    private static final int SOME_MORE = 8;

    /** Bits that are sorted by at once. */
    private static final int DIGIT = 11;

    /** By so many digits of a hash keys are told apart; few that differ are left together. */
    private static final int HASHED = 3;

    private static final int UNHASHED = Long.SIZE - HASHED * DIGIT;

    /** Knuth's multiplicative hash: 2^64 over the golden ratio. */
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

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

    /** Where the entries with the same key as this one end, once they are sorted or grouped. */
    public int end(int from) {
        int to = from + 1;
        while (to < size && keys[to] == keys[from]) {
            to++;
        }
        return to;
    }

    /** Sorts them by their keys as unsigned numbers, eleven bits at a time (LSD radix sort). Stable. */
    public void sort() {
        sort((Long.SIZE + DIGIT - 1) / DIGIT, 1, 0);
    }

    /**
     * Brings entries with the same key together, in whatever order of keys: sorts by a hash of half as many digits, then, the few
     * times that two keys have one hash, by the keys. Stable.
     */
    public void group() {
        sort(HASHED, GOLDEN, UNHASHED);
        for (int from = 0; from < size; ) {
            long hash = hash(keys[from]);
            int to = from + 1;
            boolean one = true;
            while (to < size && hash(keys[to]) == hash) {
                one &= keys[to] == keys[from];
                to++;
            }
            if (!one) {
                sortByKey(from, to);
            }
            from = to;
        }
    }

    private static long hash(long key) {
        return key * GOLDEN >>> UNHASHED;
    }

    /** By insertion. */
    private void sortByKey(int from, int to) {
        for (int i = from + 1; i < to; i++) {
            long key = keys[i];
            int row = rows[i];
            int at = i;
            for (; at > from && keys[at - 1] > key; at--) {
                keys[at] = keys[at - 1];
                rows[at] = rows[at - 1];
            }
            keys[at] = key;
            rows[at] = row;
        }
    }

    /** Sorts by the digits of the keys, each times a factor and then shifted. */
    private void sort(int digits, long factor, int shift) {
        if (spareKeys.length < size) {
            spareKeys = new long[keys.length];
            spareRows = new int[keys.length];
        }
        var counts = new int[digits][1 << DIGIT];
        for (int i = 0; i < size; i++) {
            long key = keys[i] * factor >>> shift;
            for (int d = 0; d < digits; d++) {
                counts[d][digit(key, d)]++;
            }
        }
        for (int d = 0; d < digits && size > 0; d++) {
            if (counts[d][digit(keys[0] * factor >>> shift, d)] < size) {
                sort(d, counts[d], factor, shift);
            }
        }
    }

    private static int digit(long key, int which) {
        return (int) (key >>> DIGIT * which) & (1 << DIGIT) - 1;
    }

    private void sort(int which, int[] counts, long factor, int shift) {
        int at = 0;
        for (int digit = 0; digit < counts.length; digit++) {
            int count = counts[digit];
            counts[digit] = at;
            at += count;
        }
        for (int i = 0; i < size; i++) {
            int to = counts[digit(keys[i] * factor >>> shift, which)]++;
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
