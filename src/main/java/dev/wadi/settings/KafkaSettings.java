package dev.wadi.settings;

import dev.wadi.core.Sensitive;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * How Kafka is reached.
 *
 * @param brokers addresses to begin with, {@code host:port} with commas between
 * @param session how long a process may be silent before its partitions are given to others
 */
public record KafkaSettings(String brokers, Duration session, boolean encrypted, Optional<Login> login) {

    private static final String BROKERS = "wadi.kafka.brokers";
    private static final String LOGIN = "wadi.kafka.login";
    private static final String USER = "wadi.kafka.user";
    private static final String PASSWORD = "wadi.kafka.password";
    private static final String ADDRESSES = "[A-Za-z0-9.\\-\\[\\]:]+:\\d{1,5}(,[A-Za-z0-9.\\-\\[\\]:]+:\\d{1,5})*";
    private static final int FIVE_MINUTES = 300_000;

    /** How brokers know us by name and password (SASL). */
    public record Login(Mechanism mechanism, String user, Sensitive<String> password) {}

    /** How a password is shown to be known. */
    public enum Mechanism {
        /** As it is; for encrypted connections. */
        PLAIN("PLAIN", "org.apache.kafka.common.security.plain.PlainLoginModule"),
        SCRAM_SHA_256("SCRAM-SHA-256", "org.apache.kafka.common.security.scram.ScramLoginModule"),
        SCRAM_SHA_512("SCRAM-SHA-512", "org.apache.kafka.common.security.scram.ScramLoginModule");

        private final String label;
        private final String module;

        Mechanism(String label, String module) {
            this.label = label;
            this.module = module;
        }

        /** As Kafka calls it. */
        public String label() {
            return label;
        }

        /** The class of Kafka's client that knows how. */
        public String module() {
            return module;
        }
    }

    /** All that is needed where a topic is read; elsewhere what is given has to make sense. */
    static Optional<KafkaSettings> read(Properties properties, boolean asked) {
        var session = Duration.ofMillis(properties.number("wadi.kafka.sessionMillis", 1_000, FIVE_MINUTES));
        var encrypted = properties.flag("wadi.kafka.tls");
        var login = login(properties);
        if (!asked && properties.optional(BROKERS).isEmpty()) {
            return Optional.empty();
        }
        return properties
                .value(
                        BROKERS,
                        KafkaSettings::addresses,
                        "must be host:port, with commas between where there are several")
                .map(brokers -> new KafkaSettings(brokers, session, encrypted, login));
    }

    private static Optional<Login> login(Properties properties) {
        properties.optional(USER);
        properties.optional(PASSWORD);
        if (properties.optional(LOGIN).isEmpty()) {
            return Optional.empty();
        }
        return properties
                .value(LOGIN, KafkaSettings::mechanism, "must be plain, scram-sha-256 or scram-sha-512")
                .map(mechanism -> new Login(
                        mechanism,
                        properties.text(USER),
                        properties.secret(PASSWORD, Sensitive::new, "").orElse(new Sensitive<>(""))));
    }

    private static Mechanism mechanism(String text) {
        return Mechanism.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static String addresses(String text) {
        if (!text.matches(ADDRESSES)) {
            throw new IllegalArgumentException();
        }
        return text;
    }
}
