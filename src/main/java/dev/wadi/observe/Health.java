package dev.wadi.observe;

import dev.wadi.observe.ServiceState.Phase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * Whether this process is alive, ready, and how its streams are. Alive says nothing of other systems: restarting us would not
 * bring them back. Ready says that the database is there; a source that is away or a stream that is paused is told, and makes
 * nobody restart or avoid us.
 */
public final class Health {

    private static final int FAILING_AFTER = 3;

    private final DatabaseState.Probe database;
    private final Supplier<ServiceState> service;
    private final Supplier<Optional<Figures>> figures;
    private final ToLongFunction<String> failures;
    private final Supplier<long[]> deadlocked;
    private final Clock clock;

    /**
     * Looks here.
     *
     * @param failures   of a stream, the reads that failed since one ended well
     * @param deadlocked the threads that wait for each other for ever
     */
    public Health(
            DatabaseState.Probe database,
            Supplier<ServiceState> service,
            Supplier<Optional<Figures>> figures,
            ToLongFunction<String> failures,
            Supplier<long[]> deadlocked,
            Clock clock) {
        this.database = database;
        this.service = service;
        this.figures = figures;
        this.failures = failures;
        this.deadlocked = deadlocked;
        this.clock = clock;
    }

    /** Well or not, and why, in words. */
    public record Verdict(boolean well, String reason) {}

    /** A stream: {@code UP}, {@code PAUSED}, {@code DEGRADED} where its reads fail or its pages are parked or held. */
    public record StreamHealth(
            String stream, String status, String route, long failedReads, Optional<Instant> lastRead, String reason) {}

    /** All of it. {@code UP}; {@code DEGRADED} where a stream is; {@code DOWN} where this process is not alive or not ready. */
    public record Report(String status, Verdict live, Verdict ready, List<StreamHealth> streams) {

        public Report {
            streams = List.copyOf(streams);
        }
    }

    /** Whether restarting this process would help. */
    public Verdict live() {
        if (service.get().phase() == Phase.FAILED) {
            return new Verdict(false, "the routes have come to an end that nobody asked for");
        }
        var stuck = deadlocked.get().length;
        return stuck > 0
                ? new Verdict(false, stuck + " threads wait for each other for ever")
                : new Verdict(true, "alive");
    }

    /** Whether this process can do its work. */
    public Verdict ready() {
        var state = database.look();
        if (!(state instanceof DatabaseState.Current)) {
            return new Verdict(false, state.reason());
        }
        return switch (service.get().phase()) {
            case STARTING -> new Verdict(false, "the routes are starting");
            case RUNNING -> new Verdict(true, state.reason());
            case STOPPING -> new Verdict(false, "stops: pages in flight are finished or given back");
            case FAILED -> new Verdict(false, "the routes have come to an end that nobody asked for");
        };
    }

    /** All there is to say. */
    public Report report() {
        var live = live();
        var ready = ready();
        var streams = new ArrayList<StreamHealth>();
        service.get().streams().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(route -> streams.add(stream(route.getKey(), route.getValue())));
        var degraded = streams.stream().anyMatch(stream -> stream.status().equals("DEGRADED"));
        var status = !live.well() || !ready.well() ? "DOWN" : degraded ? "DEGRADED" : "UP";
        return new Report(status, live, ready, streams);
    }

    private StreamHealth stream(String stream, String route) {
        var known = figures.get().map(all -> all.of(stream)).orElse(StreamFigures.NONE);
        var failed = failures.applyAsLong(stream);
        var reasons = new ArrayList<String>();
        if (failed >= FAILING_AFTER) {
            reasons.add("the last " + failed + " reads failed" + lastWell(known));
        }
        if (known.stopped()) {
            reasons.add("it is stopped for a while, because it kept failing or its source wants to be left alone");
        }
        if (known.parked() > 0) {
            reasons.add(known.parked() + " pages are parked");
        }
        if (known.held() > 0) {
            reasons.add(known.held() + " runs are held by a gate");
        }
        var paused = figures.get().map(all -> all.upkeep(stream).paused()).orElse(false);
        var running = route.equals("Started") && !paused;
        var status = !reasons.isEmpty() ? "DEGRADED" : running ? "UP" : "PAUSED";
        var otherwise = running ? "read by its schedule" : paused ? "an operator has paused it" : "is not read now";
        return new StreamHealth(
                stream,
                status,
                route,
                failed,
                known.lastRead(),
                reasons.isEmpty() ? otherwise : String.join("; ", reasons));
    }

    private String lastWell(StreamFigures known) {
        return known.lastRead()
                .map(at -> ", the last that ended well is "
                        + Duration.between(at, clock.instant()).toMinutes() + " minutes ago")
                .orElse("");
    }
}
