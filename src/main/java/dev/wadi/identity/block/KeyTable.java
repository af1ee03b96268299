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
        this.hashes = new int[kinds.size()][];
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
        int pieces = (n + CHUNK - 1) / CHUNK;
        var parts = new int[pieces][][];
        workers.slices(n, pieces, (piece, from, to) -> {
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
                    table.starts[k][row + 1] = more;
                }
            }
            for (int k = 0; k < part.length; k++) {
                part[k] = Arrays.copyOf(part[k], sizes[k]);
            }
            parts[piece] = part;
        });
        for (int k = 0; k < kinds.size(); k++) {
            for (int row = 0; row < n; row++) {
                table.starts[k][row + 1] += table.starts[k][row];
            }
            table.hashes[k] = new int[table.starts[k][n]];
            int at = 0;
            for (var part : parts) {
                System.arraycopy(part[k], 0, table.hashes[k], at, part[k].length);
                at += part[k].length;
            }
        }
        return table;
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
        return hashes[kind].length;
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
