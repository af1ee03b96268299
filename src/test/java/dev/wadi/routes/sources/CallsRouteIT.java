package dev.wadi.routes.sources;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.camel.kafka.CursorOffsets;
import dev.wadi.camel.kafka.KafkaAccess;
import dev.wadi.camel.kafka.KafkaTopics;
import dev.wadi.camel.kafka.TopicRoute;
import dev.wadi.core.Tenant;
import dev.wadi.core.Unavailable;
import dev.wadi.routes.Claimed;
import dev.wadi.routes.RouteTest;
import dev.wadi.sandbox.salesforce.store.SettableClock;
import dev.wadi.sandbox.server.TopicBroker;
import dev.wadi.settings.KafkaSettings;
import dev.wadi.source.kafka.TopicGuard;
import dev.wadi.source.kafka.TopicSource;
import dev.wadi.testkit.KeptControl;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ServiceStatus;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** 08-kafka and 10-calls on a real broker. */
class CallsRouteIT extends RouteTest {

    private static final AtomicInteger TOPICS = new AtomicInteger();
    private static final int PARTITIONS = 2;
    private static final String STREAM = "calls.call";

    @SuppressWarnings("NullAway.Init") // set before all
    private static TopicBroker broker;

    private final String topic = "calls" + TOPICS.incrementAndGet();
    private final KeptSlices kept = new KeptSlices();
    private final KeptControl control = new KeptControl();
    private final SettableClock clock = SettableClock.at("2026-01-05T08:00:00Z");
    private final Set<String> headers = ConcurrentHashMap.newKeySet();
    private final KafkaTopics asking;

    CallsRouteIT() {
        super("08-kafka", "10-calls");
        broker.createTopic(topic, PARTITIONS);
        // nobody is to care how far Kafka believes we are
        broker.commit(topic, topic, PARTITIONS, 1);
        set("wadi.calls.enabled", "true");
        set("wadi.calls.topic", topic);
        set("wadi.calls.group", topic);
        var settings = new KafkaSettings(broker.address(), Duration.ofSeconds(2), false, Optional.empty());
        asking = new KafkaTopics(settings);
        var guard = new TopicGuard(kept, asking, Tenant.DEFAULT);
        var topics = new TopicSource(kept, Tenant.DEFAULT, Claimed.PAGES, guard);
        bind("kafka", KafkaAccess.component(settings, 10));
        bind("topics", new TopicRoute(topics, control, guard, clock));
        bind("topic-lander", kept);
        bind("offsets-calls.call", new CursorOffsets(topics, "calls.call"));
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        var created = super.createCamelContext();
        created.getCamelContextExtension()
                .addInterceptStrategy((context, step, target, next) -> exchange -> watched(exchange, target));
        return created;
    }

    @BeforeAll
    static void start() {
        broker = TopicBroker.start();
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void aRecordIsALineThatSaysWhereItStoodAndTheFirstIsReadWhateverKafkaHasCommitted() {
        broker.sendAll(List.of(
                new ProducerRecord<>(topic, 1, 1_767_600_000_000L, bytes("C-1"), bytes("{\n \"duration\": 7}")),
                new ProducerRecord<>(topic, 1, 1_767_600_001_000L, bytes("C-1"), (byte[]) null)));

        await().until(() -> kept.records().size() == 2);

        assertThat(kept.records())
                .containsExactly(
                        "{\"partition\":1,\"offset\":0,\"at\":\"2026-01-05T08:00:00Z\",\"key\":\"C-1\",\"value\":{  \"duration\": 7}}",
                        "{\"partition\":1,\"offset\":1,\"at\":\"2026-01-05T08:00:01Z\",\"key\":\"C-1\",\"deleted\":true}");
        assertThat(letters.kept).isEmpty();
    }

    @Test
    void whatAProducerWritesIntoHeadersTellsCamelNothing() {
        broker.send(new ProducerRecord<>(
                topic,
                0,
                0L,
                bytes("C-1"),
                bytes("{}"),
                List.of(
                        new RecordHeader("kafka.OVERRIDE_TOPIC", bytes("elsewhere")),
                        new RecordHeader("CamelBeanMethodName", bytes("close")))));

        await().until(() -> kept.records().size() == 1);

        assertThat(headers)
                .isNotEmpty()
                .allSatisfy(name ->
                        assertThat(name).isNotEqualTo("kafka.OVERRIDE_TOPIC").isNotEqualTo("CamelBeanMethodName"));
    }

    @Test
    void aBatchThatFailsForGoodIsReadAgainAndNoneAfterItLandsBefore() {
        var failures = new AtomicInteger(2 * (1 + RETRIES));
        kept.beforeLand(slice -> {
            if (slice.partition().endsWith("/0") && failures.getAndDecrement() > 0) {
                throw new Unavailable(SECRET, new IllegalStateException(SECRET));
            }
        });

        broker.sendAll(IntStream.range(0, 40)
                .mapToObj(i -> new ProducerRecord<>(topic, i % PARTITIONS, bytes("C-" + i), bytes("{\"n\":" + i + "}")))
                .toList());

        await().atMost(Duration.ofSeconds(30)).until(() -> kept.records().size() == 40);
        assertThat(kept.records()).doesNotHaveDuplicates();
        assertThat(letters.kept)
                .hasSize(2)
                .allSatisfy(letter -> assertThat(letter.step()).isEqualTo("calls.call-land-slice"));
        assertThat(log.lines()).noneMatch(line -> line.contains(SECRET));
    }

    @Test
    void aStreamThatIsPausedIsReadOnOnceItIsResumed() {
        broker.send(topic, "C-1", bytes("{\"n\":1}"));
        await().until(() -> kept.records().size() == 1);
        control.pause(STREAM, true);
        await().until(() -> status().isStopped());
        broker.send(topic, "C-1", bytes("{\"n\":2}"));

        control.pause(STREAM, false);

        await().atMost(Duration.ofSeconds(30)).until(() -> kept.records().size() == 2);
        assertThat(letters.kept).isEmpty();
    }

    @Test
    void aStreamWhoseBatchesFailSaysSoAndThatItIsWellAgain() {
        kept.beforeLand(slice -> {
            throw new IllegalStateException(SECRET);
        });
        broker.send(topic, "C-1", bytes("{\"n\":1}"));
        await().until(() -> control.failure(STREAM).isPresent());

        kept.beforeLand(slice -> {});

        await().atMost(Duration.ofSeconds(30)).until(() -> kept.records().size() == 1);
        await().until(() -> control.failure(STREAM).isEmpty());
        assertThat(log.lines()).noneMatch(line -> line.contains(SECRET));
    }

    @Test
    void aTopicThatWasMadeAnewIsNotReadAndSaysSo() throws Exception {
        broker.send(topic, "C-1", bytes("{\"n\":1}"));
        await().until(() -> kept.records().size() == 1);
        broker.admin().deleteTopics(List.of(topic)).all().get();
        await().ignoreExceptions().until(() -> {
            broker.createTopic(topic, PARTITIONS);
            return true;
        });

        clock.advanceSeconds(11);
        broker.send(topic, "C-1", bytes("{\"n\":2}"));

        await().atMost(Duration.ofSeconds(30))
                .until(() -> control.failure(STREAM)
                        .filter(code -> code.contains("TopicMadeAnew"))
                        .isPresent());
        await().until(() -> status().isStopped());
        assertThat(kept.records()).hasSize(1);
        assertThat(log.lines()).anyMatch(line -> line.contains("it needs a topic of another name"));
    }

    @Test
    void aTopicThatGotMorePartitionsIsNotReadAndSaysSo() throws Exception {
        broker.send(topic, "C-1", bytes("{\"n\":1}"));
        await().until(() -> kept.records().size() == 1);

        broker.admin()
                .createPartitions(Map.of(topic, NewPartitions.increaseTo(PARTITIONS + 1)))
                .all()
                .get();
        clock.advanceSeconds(11);

        await().atMost(Duration.ofSeconds(30))
                .until(() -> control.failure(STREAM)
                        .filter(code -> code.contains("TopicHasMorePartitions"))
                        .isPresent());
        await().until(() -> status().isStopped());
    }

    private ServiceStatus status() {
        return context.getRouteController().getRouteStatus(STREAM);
    }

    @AfterEach
    void stopAsking() {
        context.stop();
        asking.close();
    }

    private void watched(Exchange exchange, Processor target) throws Exception {
        headers.addAll(exchange.getMessage().getHeaders().keySet());
        if (exchange.getMessage().getBody() instanceof List<?> batch) {
            batch.stream()
                    .filter(Exchange.class::isInstance)
                    .forEach(child -> headers.addAll(
                            ((Exchange) child).getMessage().getHeaders().keySet()));
        }
        target.process(exchange);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
