package dev.wadi.camel.kafka;

import dev.wadi.camel.FailureNames;
import dev.wadi.core.Unavailable;
import dev.wadi.operations.Control;
import dev.wadi.source.kafka.TopicGuard;
import dev.wadi.source.kafka.TopicHasMorePartitions;
import dev.wadi.source.kafka.TopicMadeAnew;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the routes of topics, stops them and has them go on: as operators want it, where a stream keeps failing, and where its topic
 * is not what it was, of which nothing is read. Looks twice a second what is wanted, and every ten seconds what the topics are. A route
 * that somebody else stopped is left alone.
 */
final class TopicWatch {

    private static final Logger LOGGER = LoggerFactory.getLogger(TopicWatch.class);

    private static final long LOOK_MILLIS = 500;
    private static final Duration TOPIC_EVERY = Duration.ofSeconds(10);

    private final CamelContext camel;
    private final Control control;
    private final TopicGuard guard;
    private final Clock clock;
    private final Map<String, Watched> watched = new ConcurrentHashMap<>();

    /** A stream, and what has become of it. */
    private static final class Watched {

        final String topic;
        Instant looked = Instant.EPOCH;
        boolean reads;

        Watched(String topic) {
            this.topic = topic;
        }
    }

    TopicWatch(CamelContext camel, Control control, TopicGuard guard, Clock clock) {
        this.camel = camel;
        this.control = control;
        this.guard = guard;
        this.clock = clock;
    }

    /** Begins to watch a route that is named as its stream. */
    void watch(String stream, String topic) {
        if (watched.put(stream, new Watched(topic)) == null && watched.size() == 1) {
            camel.getExecutorServiceManager()
                    .newSingleThreadScheduledExecutor(this, "topics")
                    .scheduleWithFixedDelay(this::look, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Notes that a batch has landed. */
    void landed(String stream) {
        tell(stream, () -> control.read(stream, control.of(stream).asked()));
    }

    /** Notes that a batch has not landed. */
    void failed(String stream, Throwable failure) {
        tell(stream, () -> control.failed(stream, control.of(stream).asked(), FailureNames.of(failure)));
    }

    /** The topic of a stream is not what it was: the stream is stopped at once, and tried again in vain until it has another. */
    void refused(String stream, Throwable failure) {
        LOGGER.atError()
                .addKeyValue("stream", stream)
                .addKeyValue("code", FailureNames.of(failure))
                .log("the topic of the stream was made anew or has more partitions; it needs a topic of another name");
        tell(stream, () -> control.stopped(stream, control.of(stream).asked(), FailureNames.of(failure)));
    }

    private void look() {
        if (!camel.getStatus().isStarted()) {
            // no route is to be started while all are stopped
            return;
        }
        watched.forEach((stream, one) -> tell(stream, () -> look(stream, one)));
    }

    private void look(String stream, Watched one) {
        control.seen(stream);
        if (control.of(stream).none()) {
            if (one.reads) {
                one.reads = false;
                turn(stream, false);
            }
            return;
        }
        var now = clock.instant();
        if (one.reads && now.isBefore(one.looked.plus(TOPIC_EVERY))) {
            return;
        }
        try {
            guard.check(stream, one.topic);
            one.looked = now;
        } catch (TopicMadeAnew | TopicHasMorePartitions e) {
            refused(stream, e);
            return;
        }
        if (!one.reads) {
            one.reads = true;
            turn(stream, true);
        }
    }

    private void turn(String stream, boolean on) {
        try {
            if (on) {
                camel.getRouteController().startRoute(stream);
            } else {
                camel.getRouteController().stopRoute(stream);
            }
            LOGGER.atInfo()
                    .addKeyValue("stream", stream)
                    .addKeyValue("reads", on)
                    .log("a topic is read from now on, or is not");
        } catch (Exception e) { // what Camel declares
            new FailureNames(stream).handleException("a route could not be stopped or started", e);
        }
    }

    /** Where Postgres or Kafka is away there is nothing to tell: nothing could land either, and others tell of that. */
    private static void tell(String stream, Runnable what) {
        try {
            what.run();
        } catch (Unavailable e) {
            LOGGER.atDebug()
                    .addKeyValue("stream", stream)
                    .addKeyValue("code", FailureNames.of(e))
                    .log("what is wanted of a topic cannot be told now");
        } catch (RuntimeException e) {
            new FailureNames(stream).handleException("what is wanted of a topic could not be done", e);
        }
    }
}
