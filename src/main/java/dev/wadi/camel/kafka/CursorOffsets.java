package dev.wadi.camel.kafka;

import dev.wadi.source.kafka.TopicSource;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Tells Camel's consumers where to begin in the partitions they are given: where the cursor stands. What they would store is
 * ignored, because LAND moves the cursor.
 */
public final class CursorOffsets extends ServiceSupport implements StateRepository<String, String> {

    private final TopicSource topics;
    private final String stream;

    public CursorOffsets(TopicSource topics, String stream) {
        this.topics = topics;
        this.stream = stream;
    }

    @Override
    public void setState(String partition, String offset) {
        // not ours to move
    }

    /** The last offset that was read of a partition, as Camel counts; -1 where none was, so that it does not ask Kafka. */
    @Override
    public String getState(String partition) {
        return String.valueOf(topics.begin(stream, partition) - 1);
    }
}
