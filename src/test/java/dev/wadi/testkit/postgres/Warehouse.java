package dev.wadi.testkit.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wadi.bronze.PageDraft;
import dev.wadi.bronze.PageDrafts;
import dev.wadi.bronze.PageReader;
import dev.wadi.bronze.PageSize;
import dev.wadi.bronze.Reading;
import dev.wadi.bronze.csv.CsvFramer;
import dev.wadi.bronze.postgres.PostgresClaims;
import dev.wadi.bronze.postgres.PostgresLanding;
import dev.wadi.contract.Contracts;
import dev.wadi.core.Batch;
import dev.wadi.core.Claim;
import dev.wadi.core.KeyedHash;
import dev.wadi.core.Lane;
import dev.wadi.core.Sensitive;
import dev.wadi.core.Tenant;
import dev.wadi.core.Version;
import dev.wadi.enrich.lifecycle.Lifecycle;
import dev.wadi.enrich.lifecycle.LifecycleSettings;
import dev.wadi.enrich.lifecycle.Rates;
import dev.wadi.gate.postgres.PostgresGatekeeper;
import dev.wadi.gold.Patience;
import dev.wadi.gold.Publisher.Publication;
import dev.wadi.gold.postgres.EntityTables;
import dev.wadi.gold.postgres.PostgresPublisher;
import dev.wadi.identity.Resolver.Resolution;
import dev.wadi.identity.postgres.PostgresResolver;
import dev.wadi.identity.register.RegisterSettings;
import dev.wadi.journal.Rebuilt;
import dev.wadi.journal.postgres.JournalReplay;
import dev.wadi.ledger.Balance;
import dev.wadi.ledger.Deployment;
import dev.wadi.ledger.postgres.PostgresDeployments;
import dev.wadi.ledger.postgres.PostgresLedger;
import dev.wadi.map.Mapper;
import dev.wadi.quarantine.Desk;
import dev.wadi.quarantine.postgres.PostgresDesk;
import dev.wadi.quarantine.postgres.PostgresReplay;
import dev.wadi.silver.postgres.PostgresWriter;
import dev.wadi.validate.Validator;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All adapters over one tenant of a {@link TestDatabase}, with the real beans between them. Objects are lines of CSV without
 * their header, which follows from the contract: {@code land(NOTES, "one", "a,1,ann@x.test,Ann,,hello")}.
 */
public final class Warehouse {

    /** When every object says it was last changed, unless a test says otherwise. */
    public static final Instant READ_AT = Instant.parse("2026-03-01T08:00:00Z");

    /** The day of its publications, unless a test says otherwise. */
    public static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    /** The key of its row hashes. */
    public static final KeyedHash HASH = KeyedHash.of(new Sensitive<>("000102030405060708090a0b0c0d0e0f"));

    /** How records are held for one customer. */
    public static final RegisterSettings IDENTITY = new RegisterSettings(0.6, 0.3, 50, 2);

    /** How customers are scored. */
    public static final Lifecycle LIFECYCLE = new Lifecycle(
            new LifecycleSettings(
                    180, 5, 1_000, 3, 90, new LifecycleSettings.Weights(35, 35, 30, 50), 90, 5, 180, 3, 540),
            Rates.shipped());

    private static final int RECORD_BYTES = 1 << 16;
    private static final int MANY = 1_000;

    private final TestDatabase database;
    private final Tenant tenant;
    private Contracts contracts;
    private int deployment;
    private int recordsOnPage = MANY;
    private LocalDate day = DAY;
    private RegisterSettings identity = IDENTITY;

    /** A tenant of its own, under these contracts. */
    public Warehouse(TestDatabase database, Contracts contracts) {
        this.database = database;
        this.tenant = database.newTenant();
        this.contracts = contracts;
        deploy(contracts, "1");
    }

    /** Puts other contracts or code in force, as a start of the service does. */
    public int deploy(Contracts next, String code) {
        contracts = next;
        EntityTables.ensure(database.database(), next);
        deployment = new PostgresDeployments(database.database())
                .number(tenant, new Deployment(next, code, identity, Map.of()));
        return deployment;
    }

    /** Cuts objects that land from now on into pages of this many records. */
    public void cutPagesOf(int records) {
        recordsOnPage = records;
    }

    /** Asks a steward from this probability on. */
    public void askFrom(double probability) {
        identity = new RegisterSettings(identity.link(), probability, identity.many(), identity.threads());
        deploy(contracts, "1");
    }

    /** Publishes on this day from now on. */
    public void onDay(LocalDate next) {
        day = next;
    }

    public Tenant tenant() {
        return tenant;
    }

    public PostgresLanding landing() {
        return new PostgresLanding(database.database());
    }

    /** Claims of one process, under the deployment in force. */
    public PostgresClaims claims(String owner) {
        return new PostgresClaims(database.database(), tenant, owner, deployment, Duration.ofMinutes(1), HASH);
    }

    public PostgresWriter writer() {
        return new PostgresWriter(database.database(), contracts);
    }

    public PostgresResolver resolver(int mostAttempts) {
        return new PostgresResolver(database.database(), contracts, tenant, deployment, mostAttempts, HASH, identity);
    }

    public PostgresPublisher publisher() {
        return publisher(Patience.NONE);
    }

    /** One whose candidate may wait so long for more. */
    public PostgresPublisher publisher(Patience patience) {
        var clock = Clock.fixed(day.atTime(10, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
        return new PostgresPublisher(database.database(), contracts, tenant, HASH, LIFECYCLE, patience, clock);
    }

    /** The balance of a stream. */
    public Balance balance(String stream) {
        return new PostgresLedger(database.database())
                .balances(tenant).stream()
                        .filter(balance -> balance.stream().equals(stream))
                        .findFirst()
                        .orElseThrow();
    }

    /** Begins to read an object, which must not have been read to its end. */
    public Reading open(String stream, String object) {
        return landing().open(tenant, stream, Lane.LIVE, object, READ_AT).orElseThrow();
    }

    /** The pages that an object is cut into. */
    public List<PageDraft> drafts(Reading reading, String... lines) {
        var header = String.join(
                ",",
                contracts.of(reading.stream()).columns().stream()
                        .map(column -> column.from())
                        .toList());
        return drafts(reading, (header + "\n" + String.join("\n", lines) + "\n").getBytes(UTF_8));
    }

    /** The pages that these bytes are cut into. */
    public List<PageDraft> drafts(Reading reading, byte[] bytes) {
        var drafts = new PageDrafts(
                reading,
                new ByteArrayInputStream(bytes),
                bytes.length,
                new CsvFramer(',', '"', RECORD_BYTES),
                new PageSize(recordsOnPage, 1 << 20, RECORD_BYTES));
        var pages = new ArrayList<PageDraft>();
        drafts.forEachRemaining(pages::add);
        return pages;
    }

    /** Lands an object whole. */
    public void land(String stream, String object, String... lines) {
        landAt(READ_AT, stream, object, lines);
    }

    /** Lands an object in a lane. */
    public void landIn(Lane lane, String stream, String object, String... lines) {
        var reading = landing().open(tenant, stream, lane, object, READ_AT).orElseThrow();
        drafts(reading, lines).forEach(landing()::land);
    }

    /** Lands an object whole, which was last changed at this instant. */
    public void landAt(Instant readAt, String stream, String object, String... lines) {
        var reading = landing().open(tenant, stream, Lane.LIVE, object, readAt).orElseThrow();
        drafts(reading, lines).forEach(landing()::land);
    }

    /** What a claimed page becomes on its way to WRITE. */
    public Batch<Version> batch(Claim claim) {
        var read = new PageReader(contracts).read(claim);
        return new Mapper(contracts, HASH).map(new Validator(contracts).validate(read));
    }

    /** Claims and writes every page that waits, in the order they landed. */
    public void work() {
        claims("worker").take(MANY).forEach(claim -> writer().write(batch(claim)));
    }

    /** Has the pages of an object worked on once more. */
    public void redrive(String object) {
        database.change("""
                UPDATE bronze.claim c SET state = 'waiting' FROM bronze.page p
                WHERE p.tenant = c.tenant AND p.page_id = c.page_id AND c.tenant = ? AND p.partition = ?
                """, tenant, object);
        work();
    }

    /** The quarantine desk, with the contracts in force at hand. */
    public Desk desk() {
        return desk(contracts);
    }

    /** The quarantine desk with these contracts at hand. */
    public Desk desk(Contracts atHand) {
        return new Desk(new PostgresDesk(database.database(), atHand, tenant, HASH), atHand, HASH);
    }

    public PostgresReplay replay() {
        return new PostgresReplay(database.database(), tenant);
    }

    /** Makes all of it again in an empty database and says what each publication became. */
    public List<Rebuilt> rebuildIn(TestDatabase empty) {
        var rebuilt = new ArrayList<Rebuilt>();
        new JournalReplay(database.database(), empty.database(), tenant, HASH, LIFECYCLE, (claim, then) -> {
                    var read = new PageReader(then).read(claim);
                    var mapped = new Mapper(then, HASH).map(new Validator(then).validate(read));
                    new PostgresWriter(empty.database(), then).write(mapped);
                })
                .replay(rebuilt::add);
        return rebuilt;
    }

    /** Judges the runs that are ready. */
    public void judge() {
        new PostgresGatekeeper(database.database(), contracts, tenant).judge();
    }

    /** Judges, then resolves all that may be resolved at once. */
    public Resolution resolve() {
        judge();
        return resolver(MANY).resolve();
    }

    /** Publishes the candidate. */
    public Optional<Publication> publish() {
        return publisher().publish();
    }

    /** Takes an object all the way to readers. */
    public Publication deliver(String stream, String object, String... lines) {
        land(stream, object, lines);
        work();
        resolve();
        return publish().orElseThrow();
    }
}
