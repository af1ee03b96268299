package dev.wadi.sandbox.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Time;

/** A real Kafka broker, its own controller, in this JVM, on free ports of the loopback interface. */
public final class TopicBroker implements AutoCloseable {

    private static final String HOST = "127.0.0.1";

    /** Well above the 30 s after which its parts ask each other again. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path folder;
    private final String address;
    private final KafkaRaftServer server;
    private final Admin admin;
    private final Producer<byte[], byte[]> producer;

    private TopicBroker(Path folder, String address, KafkaRaftServer server) {
        this.folder = folder;
        this.address = address;
        this.server = server;
        this.admin = Admin.create(Map.of("bootstrap.servers", address));
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        address,
                        "acks",
                        "all",
                        // of two on their way to a new partition it may take the second alone, and then refuse
                        // the first for good as out of order (KAFKA-15591)
                        "max.in.flight.requests.per.connection",
                        1),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Starts an empty one and waits until it answers. */
    public static TopicBroker start() {
        return start(port -> port);
    }

    /**
     * Starts one that can also be reached through another port, of a proxy say: whoever begins there is told of no other.
     *
     * @param proxy says which port leads to the one that it is given
     */
    public static TopicBroker start(IntUnaryOperator proxy) {
        try {
            var folder = Files.createTempDirectory("wadi-broker-");
            var address = HOST + ":" + freePort();
            var proxied = freePort();
            var settings = settings(folder, address, HOST + ":" + freePort());
            settings.merge("listeners", ",PROXIED://" + HOST + ":" + proxied, (all, one) -> all + "" + one);
            settings.merge(
                    "advertised.listeners",
                    ",PROXIED://" + HOST + ":" + proxy.applyAsInt(proxied),
                    (all, one) -> all + "" + one);
            format(folder, settings);
            var server = new KafkaRaftServer(KafkaConfig.fromProps(settings), Time.SYSTEM);
            server.startup();
            var broker = new TopicBroker(folder, address, server);
            broker.admin.describeCluster().nodes().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return broker;
        } catch (IOException | InterruptedException | ExecutionException | TimeoutException failure) {
            throw new IllegalStateException("the broker did not start", failure);
        }
    }

    /** Where it listens, as {@code host:port}. */
    public String address() {
        return address;
    }

    /** Asks and changes what no producer or consumer can; shared, and closed with the broker. */
    public Admin admin() {
        return admin;
    }

    /** Makes a topic. */
    public void createTopic(String topic, int partitions) {
        await(admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                .all());
    }

    /** Writes a record to the partition its key falls to, or a tombstone where the value is none, and waits until it stands. */
    public void send(String topic, String key, byte[]... value) {
        send(new ProducerRecord<>(topic, key.getBytes(UTF_8), value.length == 0 ? null : value[0]));
    }

    /** Writes a record and waits until it stands. */
    public void send(ProducerRecord<byte[], byte[]> record) {
        await(producer.send(record));
    }

    /** Writes records, then waits until all stand. */
    public void sendAll(List<ProducerRecord<byte[], byte[]>> records) {
        records.stream().map(producer::send).toList().forEach(TopicBroker::await);
    }

    /** Has Kafka believe that a group has read so far of each partition; nobody of it may be reading. */
    public void commit(String group, String topic, int partitions, long offset) {
        var offsets = IntStream.range(0, partitions)
                .boxed()
                .collect(toMap(i -> new TopicPartition(topic, i), i -> new OffsetAndMetadata(offset)));
        await(admin.alterConsumerGroupOffsets(group, offsets).all());
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
        admin.close(Duration.ZERO);
        server.shutdown();
        server.awaitShutdown();
        try {
            DirectoryTree.delete(folder);
        } catch (IOException failure) {
            throw new IllegalStateException("the broker's folder is not gone", failure);
        }
    }

    private static <T> T await(Future<T> answer) {
        try {
            return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException failure) {
            throw new IllegalStateException("the broker does not answer: " + failure, failure);
        }
    }

    private static Properties settings(Path folder, String address, String controller) {
        var settings = new Properties();
        settings.putAll(Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                "1",
                "controller.quorum.voters",
                "1@" + controller,
                "listeners",
                "PLAINTEXT://" + address + ",CONTROLLER://" + controller,
                "advertised.listeners",
                "PLAINTEXT://" + address,
                "controller.listener.names",
                "CONTROLLER",
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,PROXIED:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "log.dirs",
                folder.resolve("logs").toString(),
                // a machine that stands still for a while does not make it leave itself
                "broker.session.timeout.ms",
                "60000"));
        settings.putAll(Map.of(
                "offsets.topic.replication.factor",
                "1",
                "offsets.topic.num.partitions",
                "1",
                "transaction.state.log.replication.factor",
                "1",
                "transaction.state.log.min.isr",
                "1",
                "transaction.state.log.num.partitions",
                "1",
                "log.cleaner.dedupe.buffer.size",
                "8388608",
                "num.network.threads",
                "2",
                "num.io.threads",
                "2",
                // consumers that are killed are to be missed soon
                "group.initial.rebalance.delay.ms",
                "0",
                "group.min.session.timeout.ms",
                "500"));
        return settings;
    }

    private static void format(Path folder, Properties settings) throws IOException {
        var file = folder.resolve("server.properties");
        try (var out = Files.newOutputStream(file)) {
            settings.store(out, null);
        }
        var status = StorageTool.execute(
                new String[] {"format", "-t", Uuid.randomUuid().toString(), "-c", file.toString()},
                new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
        if (status != 0) {
            throw new IOException("the broker's folder cannot be made ready: " + status);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
