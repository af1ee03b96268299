package dev.wadi.sandbox.supply;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many records of each stream there are to read. */
public record Records(SortedMap<String, Long> byStream) {

    public static final Records NONE = new Records(new TreeMap<>());

    public Records {
        byStream = Collections.unmodifiableSortedMap(new TreeMap<>(byStream));
    }

    static Records of(String stream, long records) {
        return NONE.and(stream, records);
    }

    /** These, and so many of another stream, or more of the same. */
    public Records and(String stream, long records) {
        return plus(new Records(new TreeMap<>(Map.of(stream, records))));
    }

    public Records plus(Records others) {
        var sum = new TreeMap<>(byStream);
        others.byStream.forEach((stream, records) -> sum.merge(stream, records, Long::sum));
        return new Records(sum);
    }

    /** None of all these streams, but for those others. */
    public Records noneBut(Records others) {
        var none = new TreeMap<>(byStream);
        none.replaceAll((stream, records) -> 0L);
        return new Records(none).plus(others);
    }

    public long of(String stream) {
        return byStream.getOrDefault(stream, 0L);
    }

    /** Of all streams together. */
    public long all() {
        return byStream.values().stream().mapToLong(Long::longValue).sum();
    }
}
