package dev.wadi.identity.block;

import dev.wadi.identity.compare.FieldGroup;
import dev.wadi.identity.compare.FieldGroup.KeyKind;
import dev.wadi.identity.compare.FieldGroup.Use;
import dev.wadi.identity.population.Comparer;
import dev.wadi.identity.population.Population;
import dev.wadi.identity.population.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/** The blocking keys of all records, by kind, as 32-bit hashes. A collision costs a comparison, never a wrong answer. */
final class KeyTable {

    private static final Set<String> PLACES = Set.of("address", "postcode", "city", "region", "country");
    private static final int CHUNK = 8192;

    /** How many chunks are in hand at once. */
    private static final int WAVE = 8;

    private static final int SPARE = 50;
    private static final int MOST_KEYS = 12;

    private final List<Kind> kinds;
    private final int[][] starts;
    private final int[][] hashes;
    private final BitSet[] settled;

    /** @param place whether it is part of an address, of which one part goes with another anyway */
    record Kind(int group, String name, boolean many, boolean place, Use use) {}

    private KeyTable(List<Kind> kinds, int rows) {
        this.kinds = kinds;
        this.starts = new int[kinds.size()][rows + 1];
        this.hashes = new int[kinds.size()][0];
        this.settled = new BitSet[kinds.size()];
        Arrays.setAll(settled, k -> new BitSet());
    }

    static List<Kind> kinds(Comparer comparer) {
        var kinds = new ArrayList<Kind>();
        for (int g = 0; g < comparer.groups().size(); g++) {
            boolean place = isPlace(comparer.groups().get(g));
            for (KeyKind kind : comparer.groups().get(g).keyKinds()) {
                kinds.add(new Kind(g, kind.name(), kind.many(), place, kind.use()));
            }
        }
        return List.copyOf(kinds);
    }

    private static boolean isPlace(FieldGroup<?> group) {
        return PLACES.contains(group.comparisons().get(0).name());
    }

    /** The hashes of one record, by kind: distinct, ascending. */
    static int[][] hashes(Comparer comparer, List<Kind> kinds, Object[] row) {
        var found = new int[kinds.size()][MOST_KEYS];
        var sizes = new int[kinds.size()];
        int base = 0;
        for (int g = 0; g < row.length; g++) {
            int first = base;
            comparer.groups().get(g).keys(row[g], (kind, text) -> {
                int k = first + kind;
                if (!text.isEmpty() && sizes[k] < MOST_KEYS) {
                    found[k][sizes[k]++] = hash(text);
                }
            });
            base += comparer.groups().get(g).keyKinds().size();
        }
        for (int k = 0; k < found.length; k++) {
            found[k] = distinct(found[k], sizes[k]);
        }
        return found;
    }

    private static int[] distinct(int[] all, int size) {
        Arrays.sort(all, 0, size);
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (kept == 0 || all[i] != all[kept - 1]) {
                all[kept++] = all[i];
            }
        }
        return Arrays.copyOf(all, kept);
    }

    static KeyTable of(Population population, Workers workers) {
        var kinds = kinds(population.comparer());
        int n = population.size();
        var table = new KeyTable(kinds, n);
        for (int first = 0; first < n; first += WAVE * CHUNK) {
            int from = first;
            int to = (int) Math.min(n, (long) first + WAVE * CHUNK);
            var parts = new int[(to - from + CHUNK - 1) / CHUNK][][];
            workers.pieces(parts.length, piece -> {
                int begin = from + piece * CHUNK;
                parts[piece] = table.part(population, begin, Math.min(to, begin + CHUNK));
            });
            table.append(parts, from, to);
        }
        return table;
    }

    /** The hashes of some rows, by kind; how many each row has goes where its end will be. */
    private int[][] part(Population population, int from, int to) {
        var part = new int[kinds.size()][(to - from) * 2];
        var sizes = new int[kinds.size()];
        for (int row = from; row < to; row++) {
            var hashes = hashes(population.comparer(), kinds, population.row(row));
            for (int k = 0; k < part.length; k++) {
                int more = hashes[k].length;
                if (sizes[k] + more > part[k].length) {
                    part[k] = Arrays.copyOf(part[k], (sizes[k] + more) * 2);
                }
                System.arraycopy(hashes[k], 0, part[k], sizes[k], more);
                sizes[k] += more;
                starts[k][row + 1] = more;
            }
        }
        return part;
    }

    /** Puts the parts behind what is there already; room is made for all rows by what those so far needed. */
    private void append(int[][][] parts, int from, int to) {
        for (int k = 0; k < hashes.length; k++) {
            for (int row = from; row < to; row++) {
                starts[k][row + 1] += starts[k][row];
            }
            int size = starts[k][to];
            if (size > hashes[k].length) {
                long all = (long) size * rows() / to;
                hashes[k] = Arrays.copyOf(hashes[k], Math.toIntExact(Math.max(size, all + all / SPARE)));
            }
            for (int piece = 0; piece < parts.length; piece++) {
                int begin = from + piece * CHUNK;
                int end = Math.min(to, begin + CHUNK);
                System.arraycopy(parts[piece][k], 0, hashes[k], starts[k][begin], starts[k][end] - starts[k][begin]);
            }
        }
    }

    List<Kind> kinds() {
        return kinds;
    }

    int rows() {
        return starts[0].length - 1;
    }

    int from(int kind, int row) {
        return starts[kind][row];
    }

    int to(int kind, int row) {
        return starts[kind][row + 1];
    }

    int size(int kind) {
        return starts[kind][rows()];
    }

    int hash(int kind, int at) {
        return hashes[kind][at];
    }

    /** Says that all pairs under this key of this record are already candidates. */
    void settle(int kind, int at) {
        settled[kind].set(at);
    }

    boolean isSettled(int kind, int at) {
        return settled[kind].get(at);
    }

    /** FNV-1a over the characters, then the finaliser of MurmurHash3: the same on every machine. */
    static int hash(String text) {
        int hash = 0x811c9dc5;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x01000193;
        }
        hash ^= hash >>> 16;
        hash *= 0x85ebca6b;
        hash ^= hash >>> 13;
        hash *= 0xc2b2ae35;
        return hash ^ hash >>> 16;
    }
}
