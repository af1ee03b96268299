package dev.wadi.observe;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/** What is to be told of this process alone. */
public final class ProcessMeters {

    private ProcessMeters() {}

    /** What connections of a pool may be doing. */
    public enum Connections {
        ACTIVE,
        IDLE,
        /** Threads that wait for one. */
        WAITING,
        /** As many as there can be. */
        MOST
    }

    /** Registers how many connections to Postgres do what. */
    public static void pool(MeterRegistry registry, ToIntFunction<Connections> count) {
        for (var state : Connections.values()) {
            Gauge.builder("wadi.database.connections", () -> count.applyAsInt(state))
                    .description("Connections of the pool, threads that wait for one, and the most there can be")
                    .tags("state", state.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
    }

    /** Registers whether this process leads a stream; not a number where it does not stand for election. */
    public static void leader(MeterRegistry registry, String stream, Supplier<Optional<Boolean>> leads) {
        Gauge.builder(
                        "wadi.leader",
                        () -> leads.get().map(leading -> leading ? 1.0 : 0.0).orElse(Double.NaN))
                .description("Whether this process reads the stream; one of all processes does")
                .tags("stream", stream)
                .register(registry);
    }
}
