package dev.wadi.identity.population;

import dev.wadi.identity.profile.Profile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Profiles as they come, normalised in batches: while one batch is read, the one before it is normalised. The profiles themselves
 * are not kept. For one thread, which gives the work out.
 */
final class Arrivals {

    private static final int BATCH = 1 << 14;
    private static final int PIECE = 1024;

    /** How many characters of a key go into the number by which keys are sorted first. */
    private static final int SORTED_BY = Long.BYTES;

    private static final int LARGEST_DIGIT = 255;

    private final Comparer comparer;
    private final Workers workers;
    private final List<String> keys = new ArrayList<>();
    private final List<int[]> sources = new ArrayList<>();
    private final List<Object[]> values = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    Arrivals(Comparer comparer, Workers workers) {
        this.comparer = comparer;
        this.workers = workers;
    }

    /** Reads all profiles. */
    void read(Iterator<Profile> profiles) {
        var next = new ArrayList<Profile>(BATCH);
        take(profiles, next);
        while (!next.isEmpty()) {
            var batch = next;
            var following = new ArrayList<Profile>(BATCH);
            normalise(batch, () -> take(profiles, following));
            next = following;
        }
    }

    private static void take(Iterator<Profile> profiles, List<Profile> batch) {
        while (profiles.hasNext() && batch.size() < BATCH) {
            batch.add(profiles.next());
        }
    }

    private void normalise(List<Profile> batch, Runnable meanwhile) {
        int n = batch.size();
        int width = comparer.groups().size();
        var read = new Object[n * width];
        var from = new int[n];
        for (int i = 0; i < n; i++) {
            keys.add(batch.get(i).key());
            from[i] = number(batch.get(i).source());
        }
        workers.piecesBeside(
                (n + PIECE - 1) / PIECE,
                piece -> {
                    for (int i = piece * PIECE; i < Math.min(n, (piece + 1) * PIECE); i++) {
                        for (int g = 0; g < width; g++) {
                            read[i * width + g] = comparer.read(g, batch.get(i));
                        }
                    }
                },
                meanwhile);
        values.add(read);
        sources.add(from);
    }

    private int number(String source) {
        return numbers.computeIfAbsent(source, name -> {
            names.add(name);
            return names.size() - 1;
        });
    }

    /** All that came, in the order of keys and, where those are the same, of the names of sources. */
    Population ordered() {
        int n = keys.size();
        var order = order();
        var sortedKeys = new String[n];
        var sortedSources = new int[n];
        int width = comparer.groups().size();
        var inRows = new Object[n * width];
        for (int row = 0; row < n; row++) {
            sortedKeys[row] = keys.get(order[row]);
            sortedSources[row] = sources.get(order[row] / BATCH)[order[row] % BATCH];
        }
        workers.slices(n, n / BATCH + 1, (piece, from, to) -> {
            for (int row = from; row < to; row++) {
                var batch = values.get(order[row] / BATCH);
                System.arraycopy(batch, order[row] % BATCH * width, inRows, row * width, width);
            }
        });
        return new Population(comparer, sortedKeys, sortedSources, inRows);
    }

    /** By the first characters in which keys differ, as a number; by all else only where that is the same. */
    private int[] order() {
        int common = commonPrefix();
        var entries = new Entries();
        entries.clear(keys.size());
        for (int i = 0; i < keys.size(); i++) {
            entries.add(digits(keys.get(i), common), i);
        }
        entries.sort();
        var order = entries.rows();
        for (int from = 0; from < order.length; ) {
            int to = entries.end(from);
            if (to - from > 1) {
                sort(order, from, to);
            }
            from = to;
        }
        return order;
    }

    private int commonPrefix() {
        if (keys.isEmpty()) {
            return 0;
        }
        var first = keys.get(0);
        int common = first.length();
        for (var key : keys) {
            int at = 0;
            while (at < common && at < key.length() && key.charAt(at) == first.charAt(at)) {
                at++;
            }
            common = at;
        }
        return common;
    }

    /** A number that is never larger for a smaller key: one digit a character, 0 at the end; nothing follows one too large for a digit. */
    private static long digits(String key, int from) {
        long digits = 0;
        boolean exact = true;
        for (int i = from; i < from + SORTED_BY; i++) {
            int digit = exact && i < key.length() ? Math.min(key.charAt(i) + 1, LARGEST_DIGIT) : 0;
            exact &= digit < LARGEST_DIGIT;
            digits = digits << Byte.SIZE | digit;
        }
        return digits;
    }

    private void sort(int[] order, int from, int to) {
        var same = new ArrayList<Integer>(to - from);
        for (int i = from; i < to; i++) {
            same.add(order[i]);
        }
        Collections.sort(same, (a, b) -> {
            int byKey = keys.get(a).compareTo(keys.get(b));
            return byKey != 0 ? byKey : source(a).compareTo(source(b));
        });
        for (int i = from; i < to; i++) {
            order[i] = same.get(i - from);
        }
    }

    private String source(int arrival) {
        return names.get(sources.get(arrival / BATCH)[arrival % BATCH]);
    }
}
