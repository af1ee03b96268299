package dev.wadi.settings;

import dev.wadi.observe.ObserveSettings;
import dev.wadi.trace.TraceSettings;
import dev.wadi.web.Access;
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
                properties
                        .value("wadi.metrics.access", ObserveSettingsReader::access, "must be anyone or viewer")
                        .orElse(Access.VIEWER),
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
