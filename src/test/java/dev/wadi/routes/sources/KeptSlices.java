package dev.wadi.routes.sources;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wadi.bronze.CursorMoved;
import dev.wadi.bronze.Landing.Outcome;
import dev.wadi.bronze.topic.TopicIdentity;
import dev.wadi.bronze.topic.TopicReads;
import dev.wadi.bronze.topic.TopicSlice;
import dev.wadi.core.Lane;
import dev.wadi.core.Tenant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** LAND of topics without a database, and a way to interfere. */
final class KeptSlices implements TopicReads {

    private final List<TopicSlice> slices = new ArrayList<>();
    private final Map<String, Long> positions = new HashMap<>();
    private final Map<String, TopicIdentity> topics = new HashMap<>();
    private volatile Consumer<TopicSlice> beforeLand = slice -> {};

    /** Does this whenever a slice is about to land. */
    void beforeLand(Consumer<TopicSlice> interference) {
        beforeLand = interference;
    }

    synchronized List<TopicSlice> slices() {
        return List.copyOf(slices);
    }

    /** All records, one a line, in the order in which they landed. */
    synchronized List<String> records() {
        return slices.stream()
                .flatMap(slice -> new String(slice.payload(), UTF_8).lines())
                .toList();
    }

    @Override
    public synchronized TopicIdentity remember(Tenant tenant, String stream, TopicIdentity now) {
        topics.putIfAbsent(now.topic(), now);
        return topics.getOrDefault(now.topic(), now);
    }

    @Override
    public synchronized long position(Tenant tenant, String stream, Lane lane, String partition) {
        return positions.getOrDefault(partition, 0L);
    }

    @Override
    public Outcome land(TopicSlice slice) {
        beforeLand.accept(slice);
        synchronized (this) {
            if (slice.isKnown()) {
                return Outcome.KNOWN;
            }
            if (positions.getOrDefault(slice.partition(), 0L) != slice.from()) {
                throw new CursorMoved(slice.partition());
            }
            slices.add(slice);
            positions.put(slice.partition(), slice.end());
            return Outcome.LANDED;
        }
    }
}
