package dev.wadi.camel.kafka;

import dev.wadi.camel.FailureNames;
import dev.wadi.operations.Control;
import dev.wadi.source.kafka.TopicBatch;
import dev.wadi.source.kafka.TopicGuard;
import dev.wadi.source.kafka.TopicHasMorePartitions;
import dev.wadi.source.kafka.TopicMadeAnew;
import dev.wadi.source.kafka.TopicRecord;
import dev.wadi.source.kafka.TopicSource;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Message;
import org.apache.camel.Route;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.kafka.KafkaEndpoint;
import org.apache.camel.support.RoutePolicySupport;
import org.jspecify.annotations.Nullable;

/**
 * What Camel's batches of a Kafka route become. As its policy it sees to it that a batch which has not landed, for whatever
 * reason and whoever has dealt with that, ends in failure: a consumer that took it for done would go on over a hole. And it has
 * somebody watch whether the route is to read at all, and tells how batches fared.
 */
public final class TopicRoute extends RoutePolicySupport {

    private static final String BATCH = "batch";

    private final TopicSource topics;
    private final Control control;
    private final TopicGuard guard;
    private final Clock clock;
    private @Nullable TopicWatch watch;

    /**
     * Routes of these topics.
     *
     * @param clock tells how long ago a topic was looked at
     */
    public TopicRoute(TopicSource topics, Control control, TopicGuard guard, Clock clock) {
        this.topics = topics;
        this.control = control;
        this.guard = guard;
        this.clock = clock;
    }

    @Override
    public void onInit(Route route) {
        watch(route.getCamelContext())
                .watch(
                        route.getRouteId(),
                        ((KafkaEndpoint) route.getEndpoint()).getConfiguration().getTopic());
    }

    /** The slices of a batch. */
    public TopicBatch slices(String stream, List<Exchange> batch) {
        return topics.slices(
                stream,
                batch.stream().map(Exchange::getMessage).map(TopicRoute::record).toList());
    }

    @Override
    public void onExchangeDone(Route route, Exchange exchange) {
        var caught = Optional.<Throwable>ofNullable(exchange.getException())
                .or(() -> Optional.ofNullable(
                        exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class)));
        var stream = route.getRouteId();
        if (exchange.getException() == null && isLanded(exchange, stream)) {
            watch(route.getCamelContext()).landed(stream);
            return;
        }
        var failure = caught.orElseGet(() -> new NotLanded(stream));
        if (failure instanceof TopicMadeAnew || failure instanceof TopicHasMorePartitions) {
            watch(route.getCamelContext()).refused(stream, failure);
        } else if (!(failure instanceof RejectedExecutionException)) {
            watch(route.getCamelContext()).failed(stream, failure);
        }
        if (exchange.getException() == null) {
            exchange.setException(new NotLanded(stream));
        }
    }

    private synchronized TopicWatch watch(CamelContext camel) {
        var watching = watch;
        if (watching == null) {
            watching = new TopicWatch(camel, control, guard, clock);
            watch = watching;
        }
        return watching;
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
