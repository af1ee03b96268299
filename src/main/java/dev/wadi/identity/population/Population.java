package dev.wadi.identity.population;

import dev.wadi.identity.compare.Kernels;
import dev.wadi.identity.profile.Profile;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Function;

/**
 * The records of a run, normalised; a row is a record, with the values of all groups side by side. Rows follow the order of record keys and sources, not
 * the order in which they came, so that nothing after this depends on it. Read-only once built, and then safe for many threads.
 */
public final class Population {

    private static final int TOGETHER = 128;

    /** In how many pieces words are counted. */
    private static final int COUNTED = 8;

    private final Comparer comparer;
    private final String[] keys;
    private final int[] sources;
    private final int width;
    private final Object[] values;

    /** Never read: else the compiler would leave out what is read ahead. */
    @SuppressWarnings("UnusedVariable")
    private int touched;

    Population(Comparer comparer, String[] keys, int[] sources, Object[] values) {
        this.comparer = comparer;
        this.keys = keys;
        this.sources = sources;
        this.width = comparer.groups().size();
        this.values = values;
    }

    /** Reads and normalises all profiles; the profiles themselves are not kept. */
    public static Population read(Comparer comparer, Iterator<Profile> profiles, Workers workers) {
        var arrivals = new Arrivals(comparer, workers);
        arrivals.read(profiles);
        return arrivals.ordered();
    }

    /** How many records there are. */
    public int size() {
        return keys.length;
    }

    /** The key of a record. */
    public String key(int row) {
        return keys[row];
    }

    /** A number for the source of a record. */
    public int source(int row) {
        return sources[row];
    }

    /** The normalised value of a group of fields. */
    public Object value(int group, int row) {
        return values[row * width + group];
    }

    /** What the records are compared by. */
    public Comparer comparer() {
        return comparer;
    }

    /** All normalised values of a record, one per group. */
    public Object[] row(int row) {
        return Arrays.copyOfRange(values, row * width, (row + 1) * width);
    }

    /** All levels of a pair, comparison i in bits 4i to 4i + 3. */
    public long compare(int left, int right, Kernels kernels) {
        long pattern = 0;
        for (int g = 0; g < width; g++) {
            pattern |= comparer.compare(g, value(g, left), value(g, right), kernels) << 4 * comparer.offset(g);
        }
        return pattern;
    }

    /**
     * The levels of a slice of pairs, one group after the other for some pairs at a time: comparing waits for memory most of the
     * time, so what it will read is read ahead, for many pairs at once.
     *
     * @param pairs the smaller row in the upper half, the larger in the lower
     * @param patterns where the levels of each pair go, at its place
     */
    public void compare(long[] pairs, int from, int to, long[] patterns, Kernels kernels) {
        for (int first = from; first < to; first += TOGETHER) {
            int end = Math.min(to, first + TOGETHER);
            for (int g = 0; g < width; g++) {
                int shift = 4 * comparer.offset(g);
                touch(g, pairs, first, end);
                for (int i = first; i < end; i++) {
                    var left = value(g, (int) (pairs[i] >>> 32));
                    var right = value(g, (int) pairs[i]);
                    patterns[i] |= comparer.compare(g, left, right, kernels) << shift;
                }
            }
        }
    }

    /** See {@link Comparer#settling(Object[], Object[], Kernels)}. */
    public long settling(int left, int right, Kernels kernels) {
        long pattern = 0;
        for (int g : comparer.settling()) {
            pattern |= comparer.compare(g, value(g, left), value(g, right), kernels) << 4 * comparer.offset(g);
        }
        return pattern;
    }

    /** Reads rows ahead that will be read soon: memory serves many at once in little more time than one. */
    public void touch(int from, int to) {
        for (int g = 0; g < width; g++) {
            touch(g, from, to);
        }
    }

    private void touch(int group, int from, int to) {
        int sum = 0;
        for (int row = from; row < to; row++) {
            sum += comparer.touch(group, value(group, row));
        }
        touched = sum;
    }

    /** The larger rows of some pairs; the smaller ones hardly change from pair to pair. */
    private void touch(int group, long[] pairs, int from, int to) {
        int sum = 0;
        for (int i = from; i < to; i++) {
            sum += comparer.touch(group, value(group, (int) pairs[i]));
        }
        touched = sum;
    }

    /** In how many records each word of a group occurs. */
    public Map<String, Integer> wordCounts(int group, Workers workers) {
        var counts = new HashMap<String, Integer>();
        workers.slices(size(), COUNTED, (piece, from, to) -> {
            var some = new HashMap<String, Integer>();
            for (int first = from; first < to; first += TOGETHER) {
                int end = Math.min(to, first + TOGETHER);
                touch(group, first, end);
                for (int row = first; row < end; row++) {
                    for (var word : comparer.vocabulary(group, value(group, row))) {
                        some.merge(word, 1, Integer::sum);
                    }
                }
            }
            synchronized (counts) {
                some.forEach((word, count) -> counts.merge(word, count, Integer::sum));
            }
        });
        return counts;
    }

    /** Gives the words of a group their weights. */
    public void weigh(int group, Function<String, Float> weights, Workers workers) {
        workers.slices(size(), (size() + TOGETHER - 1) / TOGETHER, (piece, from, to) -> {
            touch(group, from, to);
            for (int row = from; row < to; row++) {
                values[row * width + group] = comparer.weighing(group, value(group, row), weights);
            }
        });
    }
}
