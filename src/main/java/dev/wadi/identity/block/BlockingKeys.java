package dev.wadi.identity.block;

import dev.wadi.identity.compare.FieldGroup;
import dev.wadi.identity.compare.FieldGroup.KeyKind;
import dev.wadi.identity.compare.FieldGroup.Use;
import dev.wadi.identity.population.Comparer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What keys the records of a schema have, as 32-bit hashes. A collision costs a comparison, never a wrong answer. Immutable; safe for
 * many threads.
 */
final class BlockingKeys {

    private static final Set<String> PLACES = Set.of("address", "postcode", "city", "region", "country");

    private static final int MOST_KEYS = 12;

    private final Comparer comparer;
    private final List<Kind> kinds;

    /** @param place whether it is part of an address, of which one part goes with another anyway */
    record Kind(int group, String name, boolean many, boolean place, Use use) {}

    BlockingKeys(Comparer comparer) {
        this.comparer = comparer;
        var all = new ArrayList<Kind>();
        for (int g = 0; g < comparer.groups().size(); g++) {
            boolean place = isPlace(comparer.groups().get(g));
            for (KeyKind kind : comparer.groups().get(g).keyKinds()) {
                all.add(new Kind(g, kind.name(), kind.many(), place, kind.use()));
            }
        }
        this.kinds = List.copyOf(all);
    }

    private static boolean isPlace(FieldGroup<?> group) {
        return PLACES.contains(group.comparisons().get(0).name());
    }

    List<Kind> kinds() {
        return kinds;
    }

    /** The hashes of one record, by kind: distinct, ascending. */
    int[][] hashes(Object[] row) {
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

    /** FNV-1a over the characters, then the finaliser of MurmurHash3: the same on every machine. */
    private static int hash(String text) {
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
