package dev.wadi.source.kafka;

import dev.wadi.bronze.topic.TopicIdentity;

/** What Kafka says of topics. */
@FunctionalInterface
public interface Topics {

    /**
     * What a topic is now.
     *
     * @throws dev.wadi.core.Unavailable where Kafka does not say, because it is away or has no such topic
     */
    TopicIdentity of(String topic);
}
