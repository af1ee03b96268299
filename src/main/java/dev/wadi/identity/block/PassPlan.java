package dev.wadi.identity.block;

import dev.wadi.identity.block.Candidates.Pass;
import dev.wadi.identity.population.Entries;
import dev.wadi.identity.population.Population;

/** One pass: the keys of one kind, or pairs of keys of two kinds (or two of one kind). */
final class PassPlan {

    private final KeyTable table;
    private final int first;
    private final int second;

    PassPlan(KeyTable table, int first, int second) {
        this.table = table;
        this.first = first;
        this.second = second;
    }

    private boolean single() {
        return second < 0;
    }

    private String name() {
        var name = table.kinds().get(first).name();
        return single() ? name : name + " + " + table.kinds().get(second).name();
    }

    /**
     * How many pairs all keys of a usual size would give, judged by every {@code stride}-th record. Keys that are too common to
     * be used anyway are left out.
     */
    double estimate(BlockingSettings settings, int stride, Entries entries) {
        entries.clear(table.rows() / stride);
        fill(0, 1, stride, entries);
        var bySize = new long[Math.max(3, settings.largestBlock() / stride + 1)];
        sizes(entries, bySize);
        double pairs = 0;
        for (int size = 2; size < bySize.length; size++) {
            pairs += bySize[size] * (size * (size - 1) / 2.0);
        }
        return pairs * stride * stride;
    }

    /** Looks for pairs, of so many entries at a time in the room that is given. */
    Pass run(Population population, long budget, BlockingSettings settings, int most, Entries entries, PairList out) {
        long all = count();
        int parts = Math.toIntExact(all / most + 1);
        long[] bySize = new long[settings.largestBlock() + 1];
        long dropped = 0;
        long pairs = 0;
        int cap = settings.largestBlock();
        for (int round = 0; round < 2; round++) {
            for (int part = 0; part < parts; part++) {
                if (round == 0 || parts > 1) {
                    entries.clear(Math.toIntExact(all / parts));
                    fill(part, parts, 1, entries);
                }
                if (round == 0) {
                    dropped += sizes(entries, bySize);
                } else {
                    emit(population, settings, entries, cap, out);
                }
            }
            if (round == 0) {
                cap = cap(bySize, budget);
                pairs = pairs(bySize, cap);
                out.expect(pairs);
                for (int s = cap + 1; s < bySize.length; s++) {
                    dropped += bySize[s];
                }
            }
        }
        if (single()) {
            settle(entries, cap, parts);
        }
        return new Pass(name(), pairs, dropped, cap);
    }

    private static long pairs(long[] bySize, int cap) {
        long pairs = 0;
        for (int s = 2; s <= cap; s++) {
            pairs += bySize[s] * s * (s - 1) / 2;
        }
        return pairs;
    }

    private static int cap(long[] bySize, long budget) {
        long pairs = 0;
        for (int s = 2; s < bySize.length; s++) {
            pairs += bySize[s] * s * (s - 1) / 2;
            if (pairs > budget) {
                return Math.max(2, s - 1);
            }
        }
        return bySize.length - 1;
    }

    private static long sizes(Entries entries, long[] bySize) {
        long tooLarge = 0;
        for (int i = 0; i < entries.size(); ) {
            int j = entries.end(i);
            if (j - i < bySize.length) {
                bySize[j - i]++;
            } else {
                tooLarge++;
            }
            i = j;
        }
        return tooLarge;
    }

    private static void emit(Population population, BlockingSettings settings, Entries entries, int cap, PairList out) {
        for (int i = 0; i < entries.size(); ) {
            int j = entries.end(i);
            if (j - i <= cap) {
                for (int a = i; a < j; a++) {
                    for (int b = a + 1; b < j; b++) {
                        int left = entries.row(a);
                        int right = entries.row(b);
                        boolean wanted = left != right
                                && (!settings.acrossSourcesOnly()
                                        || population.source(left) != population.source(right));
                        if (wanted) {
                            out.add(left, right);
                        }
                    }
                }
            }
            i = j;
        }
    }

    /** Remembers which keys of which records need no company: all pairs under them are candidates now. */
    private void settle(Entries entries, int cap, int parts) {
        var small = new boolean[table.size(first)];
        if (parts > 1) {
            return;
        }
        for (int i = 0; i < entries.size(); ) {
            int j = entries.end(i);
            if (j - i <= cap) {
                for (int a = i; a < j; a++) {
                    int row = entries.row(a);
                    for (int at = table.from(first, row); at < table.to(first, row); at++) {
                        if (Integer.toUnsignedLong(table.hash(first, at)) == entries.key(i)) {
                            small[at] = true;
                        }
                    }
                }
            }
            i = j;
        }
        for (int at = 0; at < small.length; at++) {
            if (small[at]) {
                table.settle(first, at);
            }
        }
    }

    /** How many entries there are. */
    private long count() {
        long count = 0;
        for (int row = 0; row < table.rows(); row++) {
            long ofFirst = single() ? table.to(first, row) - table.from(first, row) : unsettled(first, row);
            if (single()) {
                count += ofFirst;
            } else if (first == second) {
                count += ofFirst * (ofFirst - 1) / 2;
            } else if (ofFirst > 0) {
                count += ofFirst * unsettled(second, row);
            }
        }
        return count;
    }

    private int unsettled(int kind, int row) {
        int unsettled = 0;
        for (int at = table.from(kind, row); at < table.to(kind, row); at++) {
            unsettled += table.isSettled(kind, at) ? 0 : 1;
        }
        return unsettled;
    }

    /** The entries of a part, those with the same key together. */
    private void fill(int part, int parts, int stride, Entries entries) {
        visit(part, parts, stride, entries::add);
        entries.group();
    }

    private interface Visitor {
        void entry(long key, int row);
    }

    private void visit(int part, int parts, int stride, Visitor visitor) {
        for (int row = 0; row < table.rows(); row += stride) {
            for (int i = table.from(first, row); i < table.to(first, row); i++) {
                int a = table.hash(first, i);
                if (single()) {
                    if (parts == 1 || Integer.remainderUnsigned(a, parts) == part) {
                        visitor.entry(Integer.toUnsignedLong(a), row);
                    }
                    continue;
                }
                if (table.isSettled(first, i)) {
                    continue;
                }
                for (int j = first == second ? i + 1 : table.from(second, row); j < table.to(second, row); j++) {
                    int b = table.hash(second, j);
                    long key = (long) a << 32 | Integer.toUnsignedLong(b);
                    if (!table.isSettled(second, j)
                            && (parts == 1 || Integer.remainderUnsigned(a ^ b * 31, parts) == part)) {
                        visitor.entry(key, row);
                    }
                }
            }
        }
    }
}
