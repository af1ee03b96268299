package dev.wadi.identity.model;

import it.unimi.dsi.fastutil.longs.Long2DoubleOpenHashMap;
import java.util.Map;

/** How often each pattern of levels was seen among the pairs looked at, by weight. Patterns in ascending order. */
final class PatternCounts {

    private final long[] patterns;
    private final double[] counts;

    private PatternCounts(long[] patterns, double[] counts) {
        this.patterns = patterns;
        this.counts = counts;
    }

    static PatternCounts of(Map<Long, Double> seen) {
        var patterns =
                seen.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
        var counts = new double[patterns.length];
        for (int i = 0; i < patterns.length; i++) {
            counts[i] = seen.getOrDefault(patterns[i], 0.0);
        }
        return new PatternCounts(patterns, counts);
    }

    /** Two kinds of pairs, each with what one pair of it stands for. */
    static PatternCounts of(long[] some, double someWeight, long[] others, double otherWeight) {
        var seen = new Long2DoubleOpenHashMap();
        for (long pattern : some) {
            seen.addTo(pattern, someWeight);
        }
        for (long pattern : others) {
            seen.addTo(pattern, otherWeight);
        }
        return of(seen);
    }

    int size() {
        return patterns.length;
    }

    long pattern(int i) {
        return patterns[i];
    }

    double count(int i) {
        return counts[i];
    }

    double total() {
        double total = 0;
        for (double count : counts) {
            total += count;
        }
        return total;
    }
}
