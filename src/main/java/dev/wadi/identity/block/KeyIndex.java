package dev.wadi.identity.block;

import dev.wadi.identity.population.Entries;
import dev.wadi.identity.population.Population;
import dev.wadi.identity.population.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Finds the rows of a population that share keys with a record, the rarest keys first. Immutable; safe for many threads. */
public final class KeyIndex {

    private static final int MOST_WALKED = 1500;
    private static final int MOST_PAIRED = 3000;
    private static final int PAIRS = 3;
    private static final int FEW = 20;

    private final BlockingKeys keys;
    private final int population;
    private final int[][] hashes;
    private final int[][] rows;

    private KeyIndex(BlockingKeys keys, int population) {
        this.keys = keys;
        this.population = population;
        this.hashes = new int[keys.kinds().size()][];
        this.rows = new int[keys.kinds().size()][];
    }

    /** An index over all keys of a population: eight bytes a key. */
    public static KeyIndex of(Population population, Workers workers) {
        var table = KeyTable.of(population, workers);
        var index = new KeyIndex(new BlockingKeys(population.comparer()), population.size());
        workers.pieces(table.kinds().size(), kind -> {
            int size = table.size(kind);
            var entries = new Entries();
            entries.clear(size);
            for (int row = 0; row < table.rows(); row++) {
                for (int i = table.from(kind, row); i < table.to(kind, row); i++) {
                    entries.add((long) table.hash(kind, i) - Integer.MIN_VALUE, row);
                }
            }
            entries.sort();
            var hashes = new int[size];
            for (int i = 0; i < size; i++) {
                hashes[i] = (int) (entries.key(i) + Integer.MIN_VALUE);
            }
            index.hashes[kind] = hashes;
            index.rows[kind] = entries.rows();
        });
        return index;
    }

    /** Rows under one key, and what sharing it weighs. */
    private record Range(int kind, int from, int to, double weight) {
        int size() {
            return to - from;
        }
    }

    /**
     * Rows that share keys with the record, those first that share the rarest. A key weighs log2(rows / rows under it); keys too
     * common to walk are used in pairs, and only where the others find little.
     *
     * @param row normalised and weighed values of the record
     * @param most how many at most
     */
    public int[] candidates(Object[] row, int most) {
        var ranges = ranges(row);
        int walked = 0;
        int next = 0;
        while (next < ranges.size() && walked + ranges.get(next).size() <= MOST_WALKED) {
            walked += ranges.get(next).size();
            next++;
        }
        var shared = new SharedKeys(walked);
        for (var range : ranges.subList(0, next)) {
            for (int i = range.from; i < range.to; i++) {
                shared.add(rows[range.kind][i], range.weight);
            }
        }
        for (int i = next, pairs = 0; i < ranges.size() && walked < FEW && pairs < PAIRS; i++) {
            for (int j = i + 1; j < ranges.size() && pairs < PAIRS; j++) {
                if (ranges.get(i).size() <= MOST_PAIRED && ranges.get(i).kind != ranges.get(j).kind) {
                    intersect(ranges.get(i), ranges.get(j), shared);
                    pairs++;
                }
            }
        }
        return shared.heaviest(most);
    }

    private List<Range> ranges(Object[] row) {
        var hashes = keys.hashes(row);
        var ranges = new ArrayList<Range>();
        for (int kind = 0; kind < hashes.length; kind++) {
            for (int hash : hashes[kind]) {
                var range = range(kind, hash);
                if (range.size() > 0) {
                    ranges.add(range);
                }
            }
        }
        ranges.sort(Comparator.comparingInt(Range::size)
                .thenComparingInt(Range::kind)
                .thenComparingInt(Range::from));
        return ranges;
    }

    /** Adds rows under both keys: walks the rarer, looks up in the other; both are in ascending order of rows. */
    private void intersect(Range rare, Range common, SharedKeys shared) {
        for (int i = rare.from; i < rare.to; i++) {
            int row = rows[rare.kind][i];
            if (Arrays.binarySearch(rows[common.kind], common.from, common.to, row) >= 0) {
                shared.add(row, rare.weight);
            }
        }
    }

    private Range range(int kind, int hash) {
        var all = hashes[kind];
        // where it would stand if hashes were spread evenly
        int from = firstAtLeast(all, hash, (int) (((long) hash - Integer.MIN_VALUE) * all.length >>> Integer.SIZE));
        int to = hash == Integer.MAX_VALUE ? all.length : firstAtLeast(all, hash + 1, from);
        return new Range(kind, from, to, Math.log((double) population / (to - from)));
    }

    /** Looked for from a guess on, in steps that double. */
    private static int firstAtLeast(int[] sorted, int value, int guess) {
        int low = guess;
        for (int step = 1; low > 0 && sorted[low - 1] >= value; step *= 2) {
            low = Math.max(0, low - step);
        }
        int high = guess;
        for (int step = 1; high < sorted.length && sorted[high] < value; step *= 2) {
            high = Math.min(sorted.length, high + step);
        }
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
