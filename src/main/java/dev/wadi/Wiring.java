package dev.wadi;

import dev.wadi.backfill.BackfillTurns;
import dev.wadi.backfill.postgres.PostgresBackfills;
import dev.wadi.bronze.PageReader;
import dev.wadi.bronze.postgres.PostgresLanding;
import dev.wadi.bronze.postgres.PostgresTopics;
import dev.wadi.camel.ApiAccess;
import dev.wadi.camel.DeadLetterOffice;
import dev.wadi.camel.FailedStep;
import dev.wadi.camel.FailureNames;
import dev.wadi.camel.Pauses;
import dev.wadi.camel.RetryNote;
import dev.wadi.camel.SalesforceAccess;
import dev.wadi.camel.SalesforceQueryJobs;
import dev.wadi.camel.SalesforceRelogin;
import dev.wadi.camel.kafka.CursorOffsets;
import dev.wadi.camel.kafka.KafkaAccess;
import dev.wadi.camel.kafka.KafkaTopics;
import dev.wadi.camel.kafka.TopicRoute;
import dev.wadi.camel.schedule.ScheduleComponent;
import dev.wadi.contract.Contracts;
import dev.wadi.core.Ahead;
import dev.wadi.core.Tenant;
import dev.wadi.enrich.EnrichSettings;
import dev.wadi.enrich.Enricher;
import dev.wadi.enrich.Enrichment;
import dev.wadi.enrich.geo.GeoLocator;
import dev.wadi.enrich.industry.IndustryRules;
import dev.wadi.enrich.lifecycle.Lifecycle;
import dev.wadi.enrich.lifecycle.Rates;
import dev.wadi.enrich.postgres.PostgresAnswers;
import dev.wadi.gate.postgres.PostgresGatekeeper;
import dev.wadi.gold.postgres.PostgresPublisher;
import dev.wadi.ledger.Deployment;
import dev.wadi.ledger.postgres.PostgresDeadLetters;
import dev.wadi.ledger.postgres.PostgresPolls;
import dev.wadi.map.Mapper;
import dev.wadi.operations.Control;
import dev.wadi.operations.Operations;
import dev.wadi.operations.postgres.PostgresControl;
import dev.wadi.operations.postgres.PostgresOperations;
import dev.wadi.pace.Pace;
import dev.wadi.pace.postgres.PostgresLiveWork;
import dev.wadi.postgres.Database;
import dev.wadi.postgres.Presence;
import dev.wadi.settings.KafkaSettings;
import dev.wadi.settings.Settings;
import dev.wadi.silver.postgres.PostgresWriter;
import dev.wadi.source.http.ApiSource;
import dev.wadi.source.jdbc.ReadOnlyPools;
import dev.wadi.source.jdbc.TableSource;
import dev.wadi.source.kafka.TopicGuard;
import dev.wadi.source.kafka.TopicSource;
import dev.wadi.source.query.QueryStreams;
import dev.wadi.source.s3.Days;
import dev.wadi.source.s3.ObjectHistory;
import dev.wadi.source.s3.ObjectSource;
import dev.wadi.source.s3.RequestCount;
import dev.wadi.source.s3.S3OnDemand;
import dev.wadi.source.salesforce.SalesforceJobs;
import dev.wadi.source.salesforce.SalesforceSource;
import dev.wadi.validate.Validator;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.s3.S3Client;

/** Makes the beans that routes name from settings. Knows everyone; nobody knows it but {@link App}. */
final class Wiring implements AutoCloseable {

    /** Stretches of history that are read at once: one of a backfill, one that is looked at again. */
    private static final int STRETCHES = 2;

    private final Optional<GeoLocator> geography;
    private final IndustryRules industries;
    private final Database database;
    private final Optional<Presence> presence;
    private final Contracts contracts;
    private final Ahead<Operations> operations;
    private final S3Client s3;
    private final Observation observation;
    private final ReadOnlyPools tables;
    private final Optional<KafkaTopics> topics;
    private final Map<String, Object> beans = new LinkedHashMap<>();
    private final Supplier<Map<String, Object>> last;

    /**
     * Opens the database, begins to bring its schema up to date, and makes beans meanwhile.
     *
     * @throws dev.wadi.contract.ContractException        where a contract cannot be used
     * @throws dev.wadi.enrich.ReferenceFileException where a file of reference data cannot be used
     */
    Wiring(
            Settings settings,
            String codeVersion,
            Observation observation,
            Ahead<Contracts> contracts,
            Ahead<FirstBeans> first) {
        this(settings, codeVersion, observation, contracts, first, true);
    }

    /** Makes every bean without asking any server; good for being looked at. */
    static Wiring unconnected(
            Settings settings, String codeVersion, Observation observation, Contracts contracts, FirstBeans first) {
        return new Wiring(settings, codeVersion, observation, Ahead.made(contracts), Ahead.made(first), false);
    }

    private Wiring(
            Settings settings,
            String codeVersion,
            Observation observation,
            Ahead<Contracts> declared,
            Ahead<FirstBeans> first,
            boolean connected) {
        // while the database is asked
        var mapping = Ahead.of(() -> new Mapper(declared.get(), settings.hash()));
        var validation = Ahead.of(() -> new Validator(declared.get()));
        this.geography = settings.enrich().geoip().map(GeoLocator::open);
        this.industries = settings.enrich().industry().map(IndustryRules::load).orElseGet(IndustryRules::shipped);
        this.database = connected ? new Database(settings.database()) : Database.unconnected(settings.database());
        this.observation = observation;
        this.s3 = new S3OnDemand(() -> S3Access.client(settings.s3(), new RequestCount(observation.use()::s3)));
        this.contracts = declared.get();
        this.tables =
                new ReadOnlyPools(settings.tableDatabases(), contracts.all().size() + STRETCHES);
        var tenant = settings.tenant();
        this.operations =
                Ahead.of(() -> PostgresOperations.of(database, contracts, tenant, settings.hash(), Clock.systemUTC()));
        var rates = settings.enrich().rates().map(Rates::load).orElseGet(Rates::shipped);
        var references = references(rates);
        var working = new Working(settings, database, contracts);
        var prepared = connected
                ? Ahead.of(
                        () -> working.prepare(new Deployment(contracts, codeVersion, settings.identity(), references)))
                : Ahead.made(Working.Prepared.NOT);
        var landing = new PostgresLanding(database);
        var process = UUID.randomUUID().toString();
        this.presence = connected
                ? Optional.of(new Presence(database.unpooled(), process, settings.leaderCheck()))
                : Optional.empty();
        var live = new PostgresLiveWork(database, tenant);
        Supplier<Pace> pace = () -> new Pace(live, settings.backfillsApart(), Clock.systemUTC());
        var backfills = new PostgresBackfills(database, tenant);
        var objects = new ObjectSource(
                landing,
                contracts,
                tenant,
                settings.pageSize(),
                observation.use()::folders,
                stream -> backfills.open(stream).map(open -> Days.of(open.position(), open.until())),
                Clock.systemUTC());
        beans.put("s3-client", s3);
        beans.put("objects", objects);
        beans.put("object-history", new ObjectHistory(objects, landing, contracts, tenant, Clock.systemUTC()));
        var queries = new QueryStreams(landing, contracts, tenant, settings.hash(), Clock.systemUTC());
        beans.put("crm", new SalesforceSource(queries));
        var jobs = new SalesforceJobs(queries, contracts, settings.jobs(), settings.pageSize(), Clock.systemUTC());
        beans.put("crm-jobs", jobs);
        beans.put("crm-query-jobs", new SalesforceQueryJobs(jobs));
        settings.salesforce().ifPresent(salesforce -> beans.put("salesforce", SalesforceAccess.component(salesforce)));
        beans.put(
                "tables", new TableSource(queries, settings.pageSize(), lagQueries(settings), observation.use()::lag));
        beans.putAll(tables.beans());
        beans.put("apis", new ApiSource(queries, contracts));
        settings.apis().forEach(api -> beans.put("api-" + api.name(), new ApiAccess(api)));
        beans.put("lander", landing);
        var polls = new PostgresPolls(database, tenant);
        var control = new PostgresControl(database, tenant, settings.stops(), Clock.systemUTC());
        this.topics = settings.kafka().map(KafkaTopics::new);
        settings.kafka().ifPresent(kafka -> topics(kafka, control, settings));
        beans.put("wadi-schedule", new ScheduleComponent(contracts, polls, control, Clock.systemUTC()));
        beans.put("backfills", new BackfillTurns(backfills, pace.get(), Clock.systemUTC()));
        var reader = new PageReader(contracts);
        beans.put("reader", reader);
        beans.put("writer", new PostgresWriter(database, contracts));
        beans.put("gatekeeper", new PostgresGatekeeper(database, contracts, tenant));
        beans.put("enricher", enrichment(settings.enrich(), contracts, tenant));
        var lifecycle = new Lifecycle(settings.lifecycle(), rates);
        beans.put(
                "publisher",
                new PostgresPublisher(
                        database,
                        contracts,
                        tenant,
                        settings.hash(),
                        lifecycle,
                        settings.publishPatience(),
                        Clock.systemUTC()));
        beans.put("failed-step", new FailedStep());
        beans.put("pauses", new Pauses(settings.retry(), RandomGenerator.getDefault()));
        beans.put("crm-session", new SalesforceRelogin(Clock.systemUTC()));
        beans.put("retry-note", new RetryNote());
        beans.put("failure-names", new FailureNames("timer"));
        beans.put("dead-letter-office", new DeadLetterOffice(new PostgresDeadLetters(database, tenant)));
        this.last = () -> {
            var ready = prepared.get();
            if (connected) {
                observation.begin(database, contracts, first.get().leaders(), ready.schema());
            }
            return working.beans(process, ready.deployment(), pace, reader, validation.get(), mapping.get());
        };
    }

    /** What operators see and do. */
    Operations operations() {
        return operations.get();
    }

    Contracts contracts() {
        return contracts;
    }

    /** The beans by the names that routes use, but the first and the last ones. */
    Map<String, Object> beans() {
        return beans;
    }

    /**
     * Waits until the database is as this program needs it, and makes the beans that have to know how it is or take longest.
     * Routes can be read before, and not be started.
     */
    Map<String, Object> lastBeans() {
        return last.get();
    }

    @Override
    public void close() {
        observation.rest();
        tables.close();
        topics.ifPresent(KafkaTopics::close);
        s3.close();
        presence.ifPresent(Presence::close);
        database.close();
        geography.ifPresent(GeoLocator::close);
    }

    private void topics(KafkaSettings kafka, Control control, Settings settings) {
        var reads = new PostgresTopics(database);
        var guard = new TopicGuard(reads, topics.orElseThrow(), settings.tenant());
        var source = new TopicSource(reads, settings.tenant(), settings.pageSize(), guard);
        beans.put("kafka", KafkaAccess.component(kafka, settings.pageSize().records()));
        beans.put("topics", new TopicRoute(source, control, guard, Clock.systemUTC()));
        beans.put("topic-lander", reads);
        contracts.all().stream()
                .filter(contract -> contract.source().isTopic())
                .forEach(contract ->
                        beans.put("offsets-" + contract.stream(), new CursorOffsets(source, contract.stream())));
    }

    private static Map<String, String> lagQueries(Settings settings) {
        var queries = new LinkedHashMap<String, String>();
        settings.tableDatabases()
                .forEach(database -> database.lag().ifPresent(query -> queries.put(database.name(), query)));
        return queries;
    }

    private Map<String, String> references(Rates rates) {
        var references = new LinkedHashMap<>(Map.of("industry", industries.source(), "rates", rates.source()));
        geography.ifPresent(places -> references.put("geoip", places.source()));
        return references;
    }

    private Enrichment enrichment(EnrichSettings settings, Contracts contracts, Tenant tenant) {
        var enrichers = new ArrayList<Enricher>();
        geography.ifPresent(enrichers::add);
        enrichers.add(industries);
        return new Enrichment(enrichers, new PostgresAnswers(database, contracts, tenant), settings, Clock.systemUTC());
    }
}
