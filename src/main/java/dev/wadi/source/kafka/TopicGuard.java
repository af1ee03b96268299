package dev.wadi.source.kafka;

import dev.wadi.bronze.topic.TopicReads;
import dev.wadi.core.Tenant;

/**
 * Sees to it that the topic of a stream stays what it was when it was first read: offsets order the versions of a key, and say how far
 * we are, in that topic and with those partitions only.
 */
public final class TopicGuard {

    private final TopicReads reads;
    private final Topics topics;
    private final Tenant tenant;

    public TopicGuard(TopicReads reads, Topics topics, Tenant tenant) {
        this.reads = reads;
        this.topics = topics;
        this.tenant = tenant;
    }

    /**
     * Looks at a topic; remembers it where it is looked at for the first time.
     *
     * @throws TopicMadeAnew          where it is another one
     * @throws TopicHasMorePartitions where it has other partitions
     * @throws dev.wadi.core.Unavailable where Kafka does not say
     */
    public void check(String stream, String topic) {
        var now = topics.of(topic);
        var known = reads.remember(tenant, stream, now);
        if (!known.id().equals(now.id())) {
            throw new TopicMadeAnew(stream, topic);
        }
        if (known.partitions() != now.partitions()) {
            throw new TopicHasMorePartitions(stream, topic, known.partitions(), now.partitions());
        }
    }
}
