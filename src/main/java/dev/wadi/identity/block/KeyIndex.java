package dev.wadi.identity.block;

import dev.wadi.identity.compare.Comparer;
import dev.wadi.identity.compare.Population;
import dev.wadi.identity.compare.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/** Finds the rows of a population that share keys with a record, the rarest keys first. Immutable; safe for many threads. */
public final class KeyIndex {

    private static final int MOST_WALKED = 4000;

    private final Comparer comparer;
    private final List<KeyTable.Kind> kinds;
    private final int[][] hashes;
    private final int[][] rows;

    private KeyIndex(Comparer comparer, List<KeyTable.Kind> kinds) {
        this.comparer = comparer;
        this.kinds = kinds;
        this.hashes = new int[kinds.size()][];
        this.rows = new int[kinds.size()][];
    }

    /** An index over all keys of a population: eight bytes a key. */
    public static KeyIndex of(Population population, Workers workers) {
        var table = KeyTable.of(population, workers);
        var index = new KeyIndex(population.comparer(), table.kinds());
        workers.pieces(table.kinds().size(), kind -> {
            int size = table.size(kind);
            var keys = new long[size];
            var rows = new int[size];
            for (int row = 0, at = 0; row < table.rows(); row++) {
                for (int i = table.from(kind, row); i < table.to(kind, row); i++, at++) {
                    keys[at] = (long) table.hash(kind, i) - Integer.MIN_VALUE;
                    rows[at] = row;
                }
            }
            LongSort.sort(keys, rows, size);
            var hashes = new int[size];
            for (int i = 0; i < size; i++) {
                hashes[i] = (int) (keys[i] + Integer.MIN_VALUE);
            }
            index.hashes[kind] = hashes;
            index.rows[kind] = rows;
        });
        return index;
    }

    private record Range(int kind, int from, int to) {
        int size() {
            return to - from;
        }
    }

    /**
     * Rows that share a key with the record, or, for keys too common to walk, two keys of different kinds.
     *
     * @param row normalised and weighed values of the record
     * @param most how many at most
     */
    public int[] candidates(Object[] row, int most) {
        var hashes = KeyTable.hashes(comparer, kinds, row);
        var ranges = new ArrayList<Range>();
        for (int kind = 0; kind < hashes.length; kind++) {
            for (int hash : hashes[kind]) {
                var range = range(kind, hash);
                if (range.size() > 0) {
                    ranges.add(range);
                }
            }
        }
        ranges.sort(Comparator.comparingInt(Range::size));
        var found = new HashSet<Integer>();
        int walked = 0;
        var common = new ArrayList<Range>();
        for (var range : ranges) {
            if (found.size() + range.size() <= most && walked + range.size() <= MOST_WALKED) {
                walked += range.size();
                for (int i = range.from; i < range.to; i++) {
                    found.add(rows[range.kind][i]);
                }
            } else {
                common.add(range);
            }
        }
        for (int i = 0; i < common.size() && found.size() < most && walked < MOST_WALKED * 4; i++) {
            for (int j = i + 1; j < common.size() && found.size() < most && walked < MOST_WALKED * 4; j++) {
                walked += intersect(common.get(i), common.get(j), most, found);
            }
        }
        var candidates = found.stream().mapToInt(Integer::intValue).toArray();
        Arrays.sort(candidates);
        return candidates;
    }

    /** Rows under both keys: walks the rarer, looks up in the other; both are in ascending order of rows. */
    private int intersect(Range rare, Range common, int most, HashSet<Integer> found) {
        if (rare.size() > MOST_WALKED) {
            return 0;
        }
        for (int i = rare.from; i < rare.to && found.size() < most; i++) {
            int row = rows[rare.kind][i];
            if (Arrays.binarySearch(rows[common.kind], common.from, common.to, row) >= 0) {
                found.add(row);
            }
        }
        return rare.size();
    }

    private Range range(int kind, int hash) {
        var all = hashes[kind];
        int from = firstAtLeast(all, hash);
        int to = hash == Integer.MAX_VALUE ? all.length : firstAtLeast(all, hash + 1);
        return new Range(kind, from, to);
    }

    private static int firstAtLeast(int[] sorted, int value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = low + high >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
