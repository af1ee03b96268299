package dev.wadi.sandbox.service;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** A JVM in which the service runs again and again, so that its code is as well compiled as where it has been at work for long. */
public final class LastingJvm implements AutoCloseable {

    private static final String PROGRAM = "dev.wadi.DayAfterDay";
    private static final Path TESTS = Path.of("target", "test-classes").toAbsolutePath();

    /** Of the configurations of logs the product's. */
    private static final String LOGGING = "-Dlogback.configurationFile=logback.xml";

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final WadiProcess process;
    private Optional<Path> day = Optional.empty();

    private LastingJvm(WadiProcess process) {
        this.process = process;
    }

    /**
     * Starts it, without a service.
     *
     * @param heap        the largest heap, as {@code -Xmx} has it
     * @param javaOptions options of the JVM after those of production
     */
    public static LastingJvm start(Path home, String heap, List<String> javaOptions, Path log) {
        var options = new ArrayList<>(javaOptions);
        options.add(LOGGING);
        return new LastingJvm(WadiProcess.start(home, PROGRAM, Map.of(), heap, options, log, List.of(TESTS)));
    }

    /** Begins a service with these settings. */
    public void begin(Map<String, String> settings) {
        try {
            var file = Files.createTempFile("day", ".properties");
            var properties = new Properties();
            properties.putAll(settings);
            try (var writer = Files.newBufferedWriter(file)) {
                properties.store(writer, null);
            }
            process.tell(file.toString());
            day = Optional.of(file);
        } catch (IOException e) {
            throw new UncheckedIOException("settings cannot be handed over", e);
        }
    }

    /** Stops the service, and returns when it has. */
    public void end() {
        day.ifPresent(file -> {
            process.tell("");
            await().atMost(PATIENCE).until(() -> !Files.exists(file) || !process.isAlive());
        });
        day = Optional.empty();
    }

    /** Where it runs. */
    public WadiProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.close();
    }
}
