package dev.wadi.bronze.topic;

import static java.util.Objects.requireNonNull;

/**
 * What a topic is.
 *
 * @param topic      its name
 * @param id         Kafka's own id of it, which no other topic of that name has
 * @param partitions how many partitions it has
 */
public record TopicIdentity(String topic, String id, int partitions) {

    public TopicIdentity {
        requireNonNull(topic, "topic");
        requireNonNull(id, "id");
    }
}
