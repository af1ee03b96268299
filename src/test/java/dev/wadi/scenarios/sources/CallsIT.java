package dev.wadi.scenarios.sources;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.ledger.Balance;
import dev.wadi.sandbox.server.TopicBroker;
import dev.wadi.scenarios.Installation;
import dev.wadi.testkit.chaos.ChaosReport;
import dev.wadi.testkit.chaos.RiggedService;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Calls from a real broker: tombstones and dirt, a service killed in LAND, partitions that change hands, topics read again. */
class CallsIT {

    private static final AtomicInteger TOPICS = new AtomicInteger();
    private static final int PARTITIONS = 4;
    private static final int CALLS = 200;

    private static final List<String> PLACES = List.of(
            "land.moved",
            "land.kept",
            "land.done",
            "claim.taken",
            "claim.done",
            "write.versions",
            "write.kept",
            "write.done");

    @SuppressWarnings("NullAway.Init") // set before all
    private static TopicBroker broker;

    private final String topic = topic();
    private final List<ProducerRecord<byte[], byte[]>> sent = new ArrayList<>();

    @BeforeAll
    static void start() {
        broker = TopicBroker.start();
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void aCallIsWhatTheLastEventAboutItSays() {
        send(0, CALLS, "open");
        send(0, CALLS / 2, "resolved");
        send(event("C-000000", null), event("C-000001", "{\"call_id\":"), event("C-000002", call(3, "resolved")));

        try (var installation = reading()) {
            installation.start();

            awaitRows(installation, sent.size(), "SELECT sum(landed) FROM ops.run WHERE stream = 'calls.call'");
            installation.awaitPublished();
            assertThat(installation.count("SELECT count(*) FROM gold.call")).isEqualTo(CALLS - 1);
            assertThat(installation.count("SELECT count(*) FROM gold.call WHERE resolution = 'resolved'"))
                    .isEqualTo(CALLS / 2 - 1);
            assertThat(installation.count("SELECT count(*) FROM gold.call WHERE call_id = 'C-000000'"))
                    .isZero();
            assertThat(installation.count("""
                            SELECT count(*) FROM ops.quarantine WHERE stream = 'calls.call'
                              AND (problems @> '[{"code": "JSON_UNPARSABLE"}]' OR problems @> '[{"code": "KEYED_BY_ANOTHER_CALL"}]')
                            """)).isEqualTo(2);
            assertThat(installation.balance("calls.call")).matches(balance -> balance.balanced());
            assertThat(installation.count("SELECT count(*) FROM ops.dead_letter"))
                    .isZero();
        }
    }

    @Test
    void losesAndDoublesNothingWhenKilledInLandAndWhenPartitionsChangeHands() throws SQLException {
        try (var installation = reading()) {
            send(0, CALLS, "open");
            var first = installation.start();
            awaitRows(installation, CALLS, "SELECT count(*) FROM gold.call");
            try (var locker = DriverManager.getConnection(installation.jdbcUrl());
                    var lock = locker.createStatement()) {
                locker.setAutoCommit(false);
                lock.execute("LOCK TABLE bronze.claim IN SHARE ROW EXCLUSIVE MODE");
                send(0, CALLS, "transferred");
                awaitRows(installation, 1, """
                        SELECT least(1, count(*)) FROM pg_stat_activity WHERE datname = current_database()
                          AND wait_event_type = 'Lock' AND query LIKE 'INSERT INTO bronze.claim%'
                        """);
                first.kill();
            }

            var second = installation.start();
            awaitRows(installation, CALLS, "SELECT count(*) FROM gold.call WHERE resolution = 'transferred'");
            installation.start();
            for (var round = 0; round < 20; round++) {
                send(CALLS * (1 + round), CALLS * (1 + round) + 50, "open");
            }
            installation.awaitStarted(3);
            send(0, CALLS, "abandoned");
            second.kill();
            send(0, CALLS, "resolved");

            awaitRows(installation, CALLS, "SELECT count(*) FROM gold.call WHERE resolution = 'resolved'");
            awaitRows(installation, CALLS + 1_000, "SELECT count(*) FROM gold.call");
            installation.awaitPublished();
            assertThat(installation.count("SELECT sum(landed) FROM ops.run WHERE stream = 'calls.call'"))
                    .isEqualTo(sent.size());
            assertThat(installation.count("SELECT sum(position) FROM bronze.cursor WHERE stream = 'calls.call'"))
                    .isEqualTo(sent.size());
            assertThat(installation.balance("calls.call")).matches(balance -> balance.balanced());
        }
    }

    /** As {@link KillMatrixIT} does for the other sources. */
    @Test
    @Tag(ChaosReport.TAG)
    void losesAndDoublesNothingWhereverItIsKilled() {
        var count = ChaosReport.share(PLACES.size());
        try (var installation = reading()) {
            var rig = RiggedService.in(Path.of("target", "chaos", installation.bucket()));
            installation.with(rig);
            for (var number = 0; number < count; number++) {
                var place = PLACES.get((int) ((number + 0.5) * PLACES.size() / count)) + " calls.call";
                var service = installation.start();
                if (number > 0) {
                    // a page in whose midst three processes died in a row would be parked
                    installation.awaitPublished();
                }
                rig.hold(place);
                send(0, CALLS, number % 2 == 0 ? "transferred" : "open");
                rig.awaitHeld(place, service::isAlive);
                service.kill();
            }
            send(0, CALLS, "resolved");
            installation.start();

            awaitRows(installation, CALLS, "SELECT count(*) FROM gold.call WHERE resolution = 'resolved'");
            installation.awaitPublished();
            assertThat(installation.count("SELECT count(*) FROM gold.call")).isEqualTo(CALLS);
            assertThat(installation.count("SELECT sum(landed) FROM ops.run WHERE stream = 'calls.call'"))
                    .isEqualTo(sent.size());
            assertThat(installation.count("SELECT sum(position) FROM bronze.cursor WHERE stream = 'calls.call'"))
                    .isEqualTo(sent.size());
            assertThat(installation.balances()).allMatch(Balance::balanced).allMatch(balance -> balance.pending() == 0);
            assertThat(installation.silverBesideLedger()).isEmpty();
        }
        ChaosReport.tell("kills with Kafka", Map.of("kills", count));
    }

    private static String topic() {
        var topic = "calls" + TOPICS.incrementAndGet();
        broker.createTopic(topic, PARTITIONS);
        return topic;
    }

    private Installation reading() {
        return Installation.shipped()
                .with("wadi.calls.enabled", "true")
                .with("wadi.calls.topic", topic)
                .with("wadi.calls.group", topic)
                .with("wadi.kafka.brokers", broker.address())
                .with("wadi.kafka.sessionMillis", "1500");
    }

    private void send(int from, int to, String resolution) {
        var events = new ArrayList<ProducerRecord<byte[], byte[]>>();
        for (var call = from; call < to; call++) {
            events.add(event(id(call), call(call, resolution)));
        }
        sent.addAll(events);
        broker.sendAll(events);
    }

    @SafeVarargs
    private void send(ProducerRecord<byte[], byte[]>... events) {
        sent.addAll(List.of(events));
        broker.sendAll(List.of(events));
    }

    private ProducerRecord<byte[], byte[]> event(String key, @Nullable String value) {
        return new ProducerRecord<>(topic, key.getBytes(UTF_8), value == null ? null : value.getBytes(UTF_8));
    }

    private static String id(int call) {
        return "C-%06d".formatted(call);
    }

    private static String call(int call, String resolution) {
        return """
                {"call_id": "%s", "timestamp": "2026-01-05T08:00:00Z", "duration": %d, "caller_phone": "+4922190%05d",
                 "transcript": "Hello", "transcript_confidence": 0.91, "sentiment_score": -0.25, "resolution": "%s"}
                """.formatted(id(call), call, call, resolution);
    }

    private static void awaitRows(Installation installation, long rows, String sql) {
        await(sql)
                .atMost(Installation.PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(() -> installation.count(sql) == rows);
    }
}
