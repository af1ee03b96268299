package dev.wadi.identity.population;

import dev.wadi.identity.compare.Kernels;
import dev.wadi.identity.profile.Profile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The records of a run, normalised, column by column; a row is a record. Rows follow the order of record keys and sources, not
 * the order in which they came, so that nothing after this depends on it. Read-only once built, and then safe for many threads.
 */
public final class Population {

    private static final int CHUNK = 4096;
    private static final int TOGETHER = 128;

    private final Comparer comparer;
    private final String[] keys;
    private final int[] sources;
    private final Object[][] columns;

    private Population(Comparer comparer, String[] keys, int[] sources, Object[][] columns) {
        this.comparer = comparer;
        this.keys = keys;
        this.sources = sources;
        this.columns = columns;
    }

    /** Reads and normalises all profiles; the profiles themselves are not kept. */
    public static Population read(Comparer comparer, Iterator<Profile> profiles, Workers workers) {
        int width = comparer.groups().size();
        var chunks = new ArrayList<Object[][]>();
        var keys = new ArrayList<String>();
        var names = new HashMap<String, Integer>();
        var sourceNames = new ArrayList<String>();
        var sources = new ArrayList<int[]>();
        var batch = new ArrayList<Profile>(CHUNK * 16);
        while (profiles.hasNext()) {
            batch.clear();
            while (profiles.hasNext() && batch.size() < CHUNK * 16) {
                batch.add(profiles.next());
            }
            int n = batch.size();
            var read = new Object[width][n];
            var numbers = new int[n];
            for (int i = 0; i < n; i++) {
                var profile = batch.get(i);
                keys.add(profile.key());
                numbers[i] = names.computeIfAbsent(profile.source(), name -> {
                    sourceNames.add(name);
                    return sourceNames.size() - 1;
                });
            }
            workers.slices(n, (n + CHUNK - 1) / CHUNK, (piece, from, to) -> {
                for (int i = from; i < to; i++) {
                    for (int g = 0; g < width; g++) {
                        read[g][i] = comparer.read(g, batch.get(i));
                    }
                }
            });
            chunks.add(read);
            sources.add(numbers);
        }
        return ordered(comparer, keys, sources, chunks, sourceNames);
    }

    private static Population ordered(
            Comparer comparer,
            List<String> keys,
            List<int[]> sources,
            List<Object[][]> chunks,
            List<String> sourceNames) {
        int n = keys.size();
        int width = comparer.groups().size();
        var order = new Integer[n];
        int[] chunkOf = new int[n];
        int[] within = new int[n];
        for (int c = 0, row = 0; c < chunks.size(); c++) {
            for (int i = 0; i < sources.get(c).length; i++, row++) {
                order[row] = row;
                chunkOf[row] = c;
                within[row] = i;
            }
        }
        java.util.Arrays.parallelSort(order, (a, b) -> {
            int byKey = keys.get(a).compareTo(keys.get(b));
            return byKey != 0
                    ? byKey
                    : source(sources, sourceNames, chunkOf[a], within[a])
                            .compareTo(source(sources, sourceNames, chunkOf[b], within[b]));
        });
        var sortedKeys = new String[n];
        var sortedSources = new int[n];
        var columns = new Object[width][n];
        for (int row = 0; row < n; row++) {
            int from = order[row];
            sortedKeys[row] = keys.get(from);
            sortedSources[row] = sources.get(chunkOf[from])[within[from]];
            for (int g = 0; g < width; g++) {
                columns[g][row] = chunks.get(chunkOf[from])[g][within[from]];
            }
        }
        return new Population(comparer, sortedKeys, sortedSources, columns);
    }

    private static String source(List<int[]> sources, List<String> names, int chunk, int within) {
        return names.get(sources.get(chunk)[within]);
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
        return columns[group][row];
    }

    /** What the records are compared by. */
    public Comparer comparer() {
        return comparer;
    }

    /** All normalised values of a record, one per group. */
    public Object[] row(int row) {
        var values = new Object[columns.length];
        for (int g = 0; g < columns.length; g++) {
            values[g] = columns[g][row];
        }
        return values;
    }

    /** All levels of a pair, comparison i in bits 4i to 4i + 3. */
    public long compare(int left, int right, Kernels kernels) {
        long pattern = 0;
        for (int g = 0; g < columns.length; g++) {
            pattern |= comparer.compare(g, columns[g][left], columns[g][right], kernels) << 4 * comparer.offset(g);
        }
        return pattern;
    }

    /**
     * The levels of a slice of pairs, one group after the other for some pairs at a time: the processor waits for memory most of the
     * time, and so for several pairs at once.
     *
     * @param pairs the smaller row in the upper half, the larger in the lower
     * @param patterns where the levels of each pair go, at its place
     */
    public void compare(long[] pairs, int from, int to, long[] patterns, Kernels kernels) {
        for (int first = from; first < to; first += TOGETHER) {
            int end = Math.min(to, first + TOGETHER);
            for (int g = 0; g < columns.length; g++) {
                var column = columns[g];
                int shift = 4 * comparer.offset(g);
                for (int i = first; i < end; i++) {
                    var left = column[(int) (pairs[i] >>> 32)];
                    var right = column[(int) pairs[i]];
                    patterns[i] |= comparer.compare(g, left, right, kernels) << shift;
                }
            }
        }
    }

    /** See {@link Comparer#settling(Object[], Object[], Kernels)}. */
    public long settling(int left, int right, Kernels kernels) {
        long pattern = 0;
        for (int g : comparer.settling()) {
            pattern |= comparer.compare(g, columns[g][left], columns[g][right], kernels) << 4 * comparer.offset(g);
        }
        return pattern;
    }

    /** In how many records each word of a group occurs. */
    public Map<String, Integer> wordCounts(int group) {
        var counts = new HashMap<String, Integer>();
        for (var value : columns[group]) {
            for (var word : comparer.vocabulary(group, value)) {
                counts.merge(word, 1, Integer::sum);
            }
        }
        return counts;
    }

    /** Gives the words of a group their weights. */
    public void weigh(int group, Function<String, Float> weights, Workers workers) {
        var column = columns[group];
        workers.slices(column.length, (column.length + CHUNK - 1) / CHUNK, (piece, from, to) -> {
            for (int i = from; i < to; i++) {
                column[i] = comparer.weighing(group, column[i], weights);
            }
        });
    }
}
