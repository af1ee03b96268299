package dev.wadi.settings;

import dev.wadi.observe.ObserveSettings;
import dev.wadi.trace.TraceSettings;
import dev.wadi.web.Access;
import dev.wadi.web.Listener;
import java.time.Duration;
import java.util.Optional;

/** Reads how Wadi is watched. */
final class ObserveSettingsReader {

    private static final int HOUR_MILLIS = 3_600_000;

    private ObserveSettingsReader() {}

    static ObserveSettings read(Properties properties) {
        var log = properties.value("wadi.log.format", ObserveSettingsReader::format, "must be text or json");
        return new ObserveSettings(
                Duration.ofMillis(properties.number("wadi.metrics.everyMillis", 100, HOUR_MILLIS)),
                Duration.ofMillis(properties.number("wadi.metrics.countEveryMillis", 1_000, 24 * HOUR_MILLIS)),
                whoMaySee(properties),
                log.orElse("text"),
                traces(properties));
    }

    private static Optional<TraceSettings> traces(Properties properties) {
        var percent = properties.number("wadi.traces.percent", 1, 100);
        return properties.optional("wadi.traces.endpoint").isEmpty()
                ? Optional.empty()
                : properties
                        .value("wadi.traces.endpoint", Settings::endpoint, Settings.ENDPOINT)
                        .map(endpoint -> new TraceSettings(endpoint, percent));
    }

    /** Where nothing is said: anyone, while this machine alone can reach the port. */
    private static Access whoMaySee(Properties properties) {
        if (properties.optional("wadi.metrics.access").isEmpty()) {
            return properties
                            .optional("wadi.management.address")
                            .filter(Listener::isLoopback)
                            .isPresent()
                    ? Access.ANYONE
                    : Access.VIEWER;
        }
        return properties
                .value("wadi.metrics.access", ObserveSettingsReader::access, "must be anyone or viewer, or left empty")
                .orElse(Access.VIEWER);
    }

    private static Access access(String value) {
        return switch (value) {
            case "anyone" -> Access.ANYONE;
            case "viewer" -> Access.VIEWER;
            default -> throw new IllegalArgumentException();
        };
    }

    private static String format(String value) {
        if (!value.equals("text") && !value.equals("json")) {
            throw new IllegalArgumentException();
        }
        return value;
    }
}
