package dev.wadi;

import dev.wadi.camel.cluster.PostgresClusterService;
import dev.wadi.camel.observe.CamelState;
import dev.wadi.camel.observe.ReadWatch;
import dev.wadi.camel.observe.StageWatch;
import dev.wadi.camel.observe.TraceWatch;
import dev.wadi.contract.Contract;
import dev.wadi.contract.Contracts;
import dev.wadi.ledger.postgres.PostgresLedger;
import dev.wadi.observe.Collector;
import dev.wadi.observe.DatabaseState;
import dev.wadi.observe.FigureMeters;
import dev.wadi.observe.Health;
import dev.wadi.observe.Meters;
import dev.wadi.observe.ObserveEndpoints;
import dev.wadi.observe.ProcessMeters;
import dev.wadi.observe.Remembered;
import dev.wadi.observe.ServiceState;
import dev.wadi.observe.SourceUse;
import dev.wadi.observe.StageMeters;
import dev.wadi.observe.postgres.PostgresFigures;
import dev.wadi.observe.postgres.PostgresProbe;
import dev.wadi.postgres.Database;
import dev.wadi.settings.Settings;
import dev.wadi.trace.PublishedPages;
import dev.wadi.trace.Traces;
import dev.wadi.trace.postgres.PostgresPublishedPages;
import dev.wadi.web.Endpoint;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.component.micrometer.routepolicy.MicrometerRoutePolicyFactory;
import org.jspecify.annotations.Nullable;

/** What is to be seen of this process, from before the database is there until the last route has stopped. */
final class Observation implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration MEMORY = Duration.ofSeconds(2);

    private final Settings settings;
    private final Clock clock = Clock.systemUTC();
    private final Meters meters;
    private final StageMeters stages;
    private final SourceUse use;
    private volatile DatabaseState.Probe probe;
    private volatile Set<String> streams = Set.of();
    private volatile Supplier<@Nullable CamelContext> context = () -> null;
    private volatile Optional<Traces> traces = Optional.empty();
    private volatile Optional<PublishedPages> pages = Optional.empty();
    private volatile Optional<Collector> collector = Optional.empty();

    Observation(Settings settings) {
        this.settings = settings;
        this.meters = new Meters(settings.tenant());
        this.stages = new StageMeters(meters.registry());
        this.use = new SourceUse(meters.registry());
        this.probe = probe(0);
    }

    /** What is served of it. */
    List<Endpoint> endpoints() {
        var threads = ManagementFactory.getThreadMXBean();
        var health = new Health(
                () -> probe.look(),
                this::service,
                () -> collector.flatMap(Collector::figures),
                stages::failures,
                () -> Optional.ofNullable(threads.findDeadlockedThreads()).orElse(new long[0]),
                clock);
        return ObserveEndpoints.of(health, meters, settings.observe().access());
    }

    /** How it stands with the database, whatever its schema. */
    DatabaseState database() {
        return probe.look();
    }

    /** What S3 answers is counted by this. */
    SourceUse use() {
        return use;
    }

    /**
     * Looks at the database from now on.
     *
     * @param schema the version that this program needs
     */
    void begin(Database database, Contracts contracts, PostgresClusterService leaders, int schema) {
        probe = probe(schema);
        pages = Optional.of(new PostgresPublishedPages(database, settings.tenant()));
        var registry = meters.registry();
        var figures = new PostgresFigures(database, settings.tenant(), contracts, new PostgresLedger(database));
        var taking = new Collector(figures, clock, taken -> FigureMeters.latencies(registry, taken));
        FigureMeters.register(registry, taking, contracts, clock);
        ProcessMeters.pool(registry, state -> {
            var now = database.use();
            return switch (state) {
                case ACTIVE -> now.active();
                case IDLE -> now.idle();
                case WAITING -> now.waiting();
                case MOST -> now.most();
            };
        });
        streams.forEach(stream -> ProcessMeters.leader(registry, stream, () -> leaders.leads(stream)));
        collector = Optional.of(
                taking.start(settings.observe().every(), settings.observe().countEvery()));
    }

    /** Knows from now on what is to be watched; the beans that watch the routes of it. */
    Map<String, Object> watches(Contracts contracts, String version) {
        streams = contracts.all().stream().map(Contract::stream).collect(Collectors.toUnmodifiableSet());
        traces = settings.observe()
                .traces()
                .map(where -> Traces.to(where, settings.tenant().name(), version));
        var camel = new MicrometerRoutePolicyFactory();
        camel.setMeterRegistry(meters.registry());
        var watches = new HashMap<String, Object>(Map.of(
                "stage-watch", new StageWatch(stages, use, streams),
                "read-watch", new ReadWatch(stages, streams),
                "route-meters", camel));
        traces.ifPresent(on -> {
            var tracing = new TraceWatch(
                    on, (publication, most) -> pages.orElseThrow().of(publication, most), streams, clock);
            watches.put("trace-watch", tracing);
            watches.put("trace-end", tracing.end());
        });
        return watches;
    }

    /** Watches these routes from when they are there. */
    void of(Supplier<@Nullable CamelContext> routes) {
        context = routes;
    }

    /** Looks at the database no more. */
    void rest() {
        collector.ifPresent(Collector::close);
    }

    @Override
    public void close() {
        rest();
        traces.ifPresent(Traces::close);
        meters.close();
    }

    private ServiceState service() {
        var routes = context.get();
        return routes == null ? ServiceState.starting() : new CamelState(routes, streams);
    }

    private DatabaseState.Probe probe(int schema) {
        return new Remembered(
                new PostgresProbe(Database.impatient(settings.database(), PATIENCE), schema), clock, MEMORY);
    }
}
