package dev.wadi.camel.kafka;

import dev.wadi.camel.FailureNames;
import dev.wadi.source.kafka.TopicBatch;
import dev.wadi.source.kafka.TopicRecord;
import dev.wadi.source.kafka.TopicSource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Route;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.support.RoutePolicySupport;

/**
 * What Camel's batches of a Kafka route become. As its policy it sees to it that a batch which has not landed, for whatever
 * reason and whoever has dealt with that, ends in failure: a consumer that took it for done would go on over a hole.
 */
public final class TopicRoute extends RoutePolicySupport {

    private static final String BATCH = "batch";

    private final TopicSource topics;

    public TopicRoute(TopicSource topics) {
        this.topics = topics;
    }

    /** The slices of a batch. */
    public TopicBatch slices(String stream, List<Exchange> batch) {
        return topics.slices(
                stream,
                batch.stream().map(Exchange::getMessage).map(TopicRoute::record).toList());
    }

    @Override
    public void onExchangeDone(Route route, Exchange exchange) {
        if (exchange.getException() == null && !isLanded(exchange, route.getRouteId())) {
            exchange.setException(new NotLanded(route.getRouteId()));
        }
    }

    private boolean isLanded(Exchange exchange, String route) {
        try {
            var batch = exchange.getVariable(BATCH, TopicBatch.class);
            return batch != null && topics.isLanded(batch);
        } catch (RuntimeException e) {
            new FailureNames(route).handleException("it cannot be told whether a batch has landed", e);
            return false;
        }
    }

    private static TopicRecord record(Message message) {
        return new TopicRecord(
                message.getHeader(KafkaConstants.TOPIC, String.class),
                message.getHeader(KafkaConstants.PARTITION, Integer.class),
                message.getHeader(KafkaConstants.OFFSET, Long.class),
                Instant.ofEpochMilli(message.getHeader(KafkaConstants.TIMESTAMP, Long.class)),
                Optional.ofNullable((byte[]) message.getHeader(KafkaConstants.KEY)),
                Optional.ofNullable((byte[]) message.getBody()));
    }
}
