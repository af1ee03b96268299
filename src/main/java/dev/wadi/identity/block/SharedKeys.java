package dev.wadi.identity.block;

import it.unimi.dsi.fastutil.ints.Int2DoubleOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongComparators;
import it.unimi.dsi.fastutil.longs.LongHeapPriorityQueue;
import java.util.Arrays;

/** Rows that share keys with a record, and what these weigh together. For one look-up. */
final class SharedKeys {

    private static final double PRECISION = 1000;

    private final Int2DoubleOpenHashMap weights;

    /** @param expected how many rows are likely to share one */
    SharedKeys(int expected) {
        this.weights = new Int2DoubleOpenHashMap(expected);
    }

    /** A row shares one more key. */
    void add(int row, double weight) {
        weights.addTo(row, weight);
    }

    /** The rows that share most, by weight to a thousandth, the lower first where they share as much; in ascending order. */
    int[] heaviest(int most) {
        var best = new LongHeapPriorityQueue(most + 1, LongComparators.OPPOSITE_COMPARATOR);
        weights.int2DoubleEntrySet().fastForEach(entry -> {
            long place = (long) -(int) (entry.getDoubleValue() * PRECISION) << Integer.SIZE | entry.getIntKey();
            if (best.size() < most) {
                best.enqueue(place);
            } else if (place < best.firstLong()) {
                best.dequeueLong();
                best.enqueue(place);
            }
        });
        var rows = new int[best.size()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (int) best.dequeueLong();
        }
        Arrays.sort(rows);
        return rows;
    }
}
