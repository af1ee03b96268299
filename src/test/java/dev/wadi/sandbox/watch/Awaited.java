package dev.wadi.sandbox.watch;

import java.util.Map;
import java.util.TreeMap;

/**
 * How far the streams must have been read before a run can be at its end.
 *
 * @param byStream what is the least of each
 */
public record Awaited(Map<String, Extent> byStream) {

    /**
     * How far a stream has been read.
     *
     * @param landed records that have landed since the beginning of time
     * @param reads  reads that came to their end
     */
    public record Extent(long landed, long reads) {

        static final Extent NOTHING = new Extent(0, 0);

        /** So much further. */
        public Extent plus(long moreLanded, long moreReads) {
            return new Extent(landed + moreLanded, reads + moreReads);
        }
    }

    public Awaited {
        byStream = Map.copyOf(byStream);
    }

    /** These streams, each so much further than they have been read. */
    public static Awaited beyond(Map<String, Extent> soFar, Map<String, Long> records, long reads) {
        var least = new TreeMap<String, Extent>();
        records.forEach((stream, more) ->
                least.put(stream, soFar.getOrDefault(stream, Extent.NOTHING).plus(more, reads)));
        return new Awaited(least);
    }

    /** How many records have not landed, where the streams have been read so far. */
    long recordsLeft(Map<String, Extent> soFar) {
        return byStream.entrySet().stream()
                .mapToLong(stream -> Math.max(
                        0,
                        stream.getValue().landed()
                                - read(stream.getKey(), soFar).landed()))
                .sum();
    }

    /** How many reads have not come to their end. */
    long readsLeft(Map<String, Extent> soFar) {
        return byStream.entrySet().stream()
                .mapToLong(stream -> Math.max(
                        0,
                        stream.getValue().reads() - read(stream.getKey(), soFar).reads()))
                .sum();
    }

    private static Extent read(String stream, Map<String, Extent> soFar) {
        return soFar.getOrDefault(stream, Extent.NOTHING);
    }
}
