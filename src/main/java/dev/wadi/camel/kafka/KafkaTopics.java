package dev.wadi.camel.kafka;

import dev.wadi.bronze.topic.TopicIdentity;
import dev.wadi.core.Unavailable;
import dev.wadi.settings.KafkaSettings;
import dev.wadi.source.kafka.Topics;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/** What Kafka says of topics, over a connection that is made when it is first asked. Safe for use by several threads. */
public final class KafkaTopics implements Topics, AutoCloseable {

    private static final int PATIENCE_SECONDS = 10;

    private final KafkaSettings settings;
    private @Nullable Admin admin;

    public KafkaTopics(KafkaSettings settings) {
        this.settings = settings;
    }

    @Override
    public TopicIdentity of(String topic) {
        try {
            var said = admin().describeTopics(List.of(topic))
                    .allTopicNames()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .get(topic);
            if (said == null) {
                throw new IllegalStateException("Kafka said nothing of the topic it was asked about");
            }
            return new TopicIdentity(
                    topic, said.topicId().toString(), said.partitions().size());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while Kafka was asked about topic '" + topic + "'", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new Unavailable("Kafka does not say what topic '" + topic + "' is", e);
        }
    }

    @Override
    public synchronized void close() {
        var open = admin;
        if (open != null) {
            open.close();
        }
    }

    private synchronized Admin admin() {
        var open = admin;
        if (open == null) {
            open = Admin.create(KafkaAccess.client(settings));
            admin = open;
        }
        return open;
    }
}
