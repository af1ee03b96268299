package dev.wadi.camel.kafka;

import dev.wadi.settings.KafkaSettings;
import dev.wadi.settings.KafkaSettings.Login;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.component.kafka.KafkaComponent;
import org.apache.camel.component.kafka.KafkaConfiguration;
import org.apache.camel.component.kafka.PollOnError;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Camel's way to Kafka, as the settings say. */
public final class KafkaAccess {

    private static final int POLL_MILLIS = 500;
    private static final int BATCH_MILLIS = 1_000;
    private static final int BEATS_IN_A_SESSION = 4;

    private KafkaAccess() {}

    /**
     * A component whose consumers take bytes in batches and leave Kafka's committed offsets alone.
     *
     * @param records the most records in a batch
     */
    public static KafkaComponent component(KafkaSettings settings, int records) {
        var configuration = new KafkaConfiguration();
        configuration.setBrokers(settings.brokers());
        configuration.setKeyDeserializer(ByteArrayDeserializer.class.getName());
        configuration.setValueDeserializer(ByteArrayDeserializer.class.getName());
        configuration.setHeaderFilterStrategy(new NoHeaders());
        configuration.setBatching(true);
        configuration.setMaxPollRecords(records);
        configuration.setPollTimeoutMs((long) POLL_MILLIS);
        configuration.setBatchingIntervalMs(BATCH_MILLIS);
        configuration.setAutoCommitEnable(false);
        // where the cursor points to what the topic has forgotten, and where there is none
        configuration.setAutoOffsetReset("earliest");
        configuration.setIsolationLevel("read_committed");
        // a name that is misspelt is to be missed, not made
        configuration.setAdditionalProperties(new HashMap<>(Map.of("allow.auto.create.topics", "false")));
        // what is left of a batch when a poll fails, or a batch does, is dropped by Camel: only a consumer that begins
        // anew,
        // at the cursor, reads it again
        configuration.setBreakOnFirstError(true);
        configuration.setPollOnError(PollOnError.RECONNECT);
        configuration.setSessionTimeoutMs((int) settings.session().toMillis());
        configuration.setHeartbeatIntervalMs((int) settings.session().toMillis() / BEATS_IN_A_SESSION);
        configuration.setSecurityProtocol(protocol(settings));
        settings.login().ifPresent(login -> {
            configuration.setSaslMechanism(login.mechanism().label());
            configuration.setSaslJaasConfig(jaas(login));
        });
        var component = new KafkaComponent();
        component.setConfiguration(configuration);
        return component;
    }

    /** What a client of Kafka's own needs to get in likewise. */
    static Map<String, Object> client(KafkaSettings settings) {
        var client = new HashMap<String, Object>();
        client.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.brokers());
        client.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, protocol(settings));
        settings.login().ifPresent(login -> {
            client.put(SaslConfigs.SASL_MECHANISM, login.mechanism().label());
            client.put(SaslConfigs.SASL_JAAS_CONFIG, jaas(login));
        });
        return client;
    }

    private static String protocol(KafkaSettings settings) {
        var transport = settings.encrypted() ? "SSL" : "PLAINTEXT";
        return settings.login().isPresent() ? "SASL_" + transport : transport;
    }

    private static String jaas(Login login) {
        return "%s required username=%s password=%s;"
                .formatted(
                        login.mechanism().module(),
                        quoted(login.user()),
                        quoted(login.password().reveal()));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
