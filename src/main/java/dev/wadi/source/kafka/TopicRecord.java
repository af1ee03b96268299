package dev.wadi.source.kafka;

import java.time.Instant;
import java.util.Optional;

/**
 * A record as a topic has it. Its headers are nobody's business.
 *
 * @param offset its number in its partition
 * @param at     when it was written, by the producer's or the broker's clock as the topic is set
 * @param value  empty in a tombstone
 */
public record TopicRecord(
        String topic, int partition, long offset, Instant at, Optional<byte[]> key, Optional<byte[]> value) {

    /** The partition it stands in, as cursors name it. */
    public String place() {
        return topic + "/" + partition;
    }

    @Override
    public String toString() {
        return "TopicRecord[" + place() + " " + offset + "]";
    }
}
