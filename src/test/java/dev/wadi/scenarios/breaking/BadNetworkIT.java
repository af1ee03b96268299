package dev.wadi.scenarios.breaking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.ledger.Balance;
import dev.wadi.sandbox.day.Day;
import dev.wadi.sandbox.day.DaySize;
import dev.wadi.sandbox.server.TopicBroker;
import dev.wadi.sandbox.supply.Share;
import dev.wadi.scenarios.Installation;
import dev.wadi.testkit.chaos.ChaosReport;
import dev.wadi.testkit.chaos.FaultProxy;
import dev.wadi.testkit.chaos.FaultProxy.Fault;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The real service over all its connections (Postgres, S3, MariaDB, Salesforce, Kafka), each of them late, reset, half-open or cut in the
 * midst of an answer, one fault after another while the day arrives: nobody needs to do anything, and readers see what they see
 * over a good network.
 */
@Tag(ChaosReport.TAG)
@Tag(ChaosReport.ALONE)
class BadNetworkIT {

    private static final Day DAY = Day.of(new DaySize(200, 120, 300), 23);
    private static final List<Fault> FAULTS = List.of(Fault.LATENCY, Fault.RESET, Fault.HALF_OPEN, Fault.CUT);
    private static final List<String> SYSTEMS = List.of("Postgres", "S3", "MariaDB", "Salesforce", "Kafka");
    private static final String CALM = "calm";
    private static final String STORMY = "stormy";
    private static final int PARTITIONS = 2;
    private static final int CALLS = 200;
    private static final int KAFKA = 4;

    /** Who listens to a topic where nothing happens says little. */
    private static final int BYTES_WHEN_IDLE = 400;

    private static final int ALL = 300;
    private static final int SHARES = 6;
    private static final int MOST_BYTES = 20_000;
    private static final Duration FELT_WITHIN = Duration.ofSeconds(20);

    @SuppressWarnings("NullAway.Init") // when the broker asks for it
    private FaultProxy beforeKafka;

    private final TopicBroker broker = TopicBroker.start(port -> {
        beforeKafka = new FaultProxy(port);
        return beforeKafka.port();
    });

    @AfterEach
    void stopKafka() throws IOException {
        beforeKafka.close();
        broker.close();
    }

    @Test
    void faultsOfTheNetworkChangeNothingThatReadersSee() throws Exception {
        var tickets = Installation.tickets(DAY);
        List.of(CALM, STORMY).forEach(topic -> broker.createTopic(topic, PARTITIONS));
        call(CALM, 0, CALLS);
        long hash;
        try (var installation = listening(CALM, broker.address()).withCrmAndShop(DAY)) {
            tickets.forEach(object -> installation.put(object.key(), object.bytes()));
            installation.start();
            awaitAll(installation);
            hash = installation.contentHash();
        }

        var felt = new TreeMap<String, Integer>();
        try (var installation = listening(STORMY, "127.0.0.1:" + beforeKafka.port())
                .thatMayFail()
                .withCrmAndShop(DAY, new Share(0, SHARES))) {
            var proxies = new ArrayList<>(installation
                    .with("wadi.crm.pollMillis", "200")
                    .with("wadi.orders.pollMillis", "200")
                    .with("wadi.retry.firstMillis", "100")
                    .throughProxies());
            proxies.add(beforeKafka);
            call(STORMY, 0, CALLS / SHARES);
            tickets.forEach(object -> installation.put(object.key(), object.bytes()));
            installation.start();
            installation.awaitStarted(1);
            var random = new Random(23);
            var faults = ChaosReport.share(ALL);
            var brought = 1;
            for (var number = 0; number < faults; number++) {
                if (brought < SHARES && number >= brought * faults / SHARES) {
                    installation.bring(DAY, new Share(brought, SHARES));
                    call(STORMY, brought * CALLS / SHARES, (brought + 1) * CALLS / SHARES);
                    brought++;
                }
                var system = number % SYSTEMS.size();
                var fault = FAULTS.get(random.nextInt(FAULTS.size()));
                strike(proxies.get(system), fault, random.nextInt(system == KAFKA ? BYTES_WHEN_IDLE : MOST_BYTES));
                felt.merge(SYSTEMS.get(system) + " " + fault, 1, Integer::sum);
            }
            awaitAll(installation);

            assertThat(installation.contentHash()).isEqualTo(hash);
            assertThat(installation.balances()).allMatch(Balance::balanced).allMatch(balance -> balance.pending() == 0);
            assertThat(installation.silverBesideLedger()).isEmpty();
            // a service that stops over a network that is gone waits for what is under way
            installation.stop();
            for (var proxy : proxies) {
                proxy.close();
            }
        }
        ChaosReport.tell("faults of the network", Map.of("felt", felt));
    }

    private static Installation listening(String topic, String address) {
        return Installation.shipped()
                .with("wadi.calls.enabled", "true")
                .with("wadi.calls.topic", topic)
                .with("wadi.calls.group", topic)
                .with("wadi.kafka.brokers", address);
    }

    private void call(String topic, int from, int to) {
        broker.sendAll(IntStream.range(from, to)
                .mapToObj(number -> {
                    var id = "C-%06d".formatted(number);
                    var value = """
                            {"call_id": "%s", "timestamp": "2026-01-05T08:00:00Z", "duration": 60, "resolution": "open",
                             "caller_phone": "+4922190%05d", "transcript": "Hello", "transcript_confidence": 0.9}
                            """.formatted(id, number);
                    return new ProducerRecord<>(topic, id.getBytes(UTF_8), value.getBytes(UTF_8));
                })
                .toList());
    }

    private static void awaitAll(Installation installation) {
        await().atMost(Installation.PATIENCE)
                .ignoreExceptions()
                .until(() ->
                        installation.count("SELECT coalesce(sum(landed), 0) FROM ops.run WHERE stream = 'calls.call'")
                                == CALLS);
        installation.awaitPublished();
    }

    /** Polls go on all the time, so that somebody soon feels it. */
    private static void strike(FaultProxy proxy, Fault fault, int bytes) {
        proxy.strike(fault, bytes);
        await().atMost(FELT_WITHIN)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> fault == Fault.RESET || proxy.struck() > 0);
        proxy.heal();
    }
}
