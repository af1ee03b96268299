package dev.wadi.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import dev.wadi.bronze.CursorMoved;
import dev.wadi.bronze.PageDraft;
import dev.wadi.bronze.StaleClaim;
import dev.wadi.contract.Contracts;
import dev.wadi.core.Claim;
import dev.wadi.core.Lane;
import dev.wadi.ledger.Balance;
import dev.wadi.ledger.postgres.PostgresLedger;
import dev.wadi.simulation.Step.AtOnce;
import dev.wadi.source.query.QueryStreams;
import dev.wadi.source.salesforce.SalesforceRead;
import dev.wadi.source.salesforce.SalesforceSource;
import dev.wadi.testkit.postgres.Streams;
import dev.wadi.testkit.postgres.TestDatabase;
import dev.wadi.testkit.postgres.Warehouse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The real cursor, look-back and transactions, over a tenant of its own. A transaction of Postgres is one step here. */
final class PostgresStore implements Store {

    private static final String THING = "crm.thing";
    private static final Contracts CONTRACTS = Contracts.of(List.of(Streams.contract("""
            stream: crm.thing
            title: Things
            description: What there is.
            owner: desk
            freshness: PT1H
            source: { kind: salesforce, format: json, query: "SELECT x FROM Thing WHERE stamp >= :from", look-back: PT10S }
            key: id
            version: stamp
            schema: { required: [id, stamp] }
            entity: thing
            columns:
              - { name: id, type: text, description: Its name }
              - { name: stamp, type: timestamp, formats: ["yyyy-MM-dd'T'HH:mm:ssX"], description: When it changed }
              - { name: number, type: integer, description: Which version it is }
            """)));

    private static final Balance BEFORE_ANY_READ = new Balance(THING, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    private final TestDatabase database;
    private final Warehouse warehouse;
    private final Map<Integer, SalesforceRead> reads = new HashMap<>();
    private final Map<Read, PageDraft> drafts = new HashMap<>();
    private final Map<Held, Claim> claims = new HashMap<>();

    PostgresStore(TestDatabase database) {
        this.database = database;
        this.warehouse = new Warehouse(database, CONTRACTS);
    }

    @Override
    public Read begin() {
        var number = reads.size() + 1;
        var read = crm(number).begin(THING);
        reads.put(number, read);
        var from = Instant.parse(read.getQuery().substring(read.getQuery().indexOf(">= ") + 3));
        return new Read(number, Math.max(0, from.getEpochSecond()));
    }

    @Override
    public Step land(Read read, List<Row> answer) {
        // tried again, the same draft lands
        var draft = drafts.computeIfAbsent(
                read, begun -> crm(begun.number()).page(requireNonNull(reads.get(begun.number())), json(answer)));
        return (AtOnce) () -> {
            try {
                warehouse.landing().land(draft);
                return true;
            } catch (CursorMoved overtaken) {
                return false;
            }
        };
    }

    @Override
    public Optional<Held> claim(String worker) {
        return warehouse.claims(worker).take(1).stream().findFirst().map(claim -> {
            var held = new Held(claim.page().id(), claim.epoch());
            claims.put(held, claim);
            return held;
        });
    }

    /** Not counted as a lapse: a page that lapses a third time is parked, which is another story. */
    @Override
    public void lapse() {
        database.change(
                "UPDATE bronze.claim SET lease_until = now() - interval '1 second', lapses = 0"
                        + " WHERE tenant = ? AND state = 'claimed'",
                warehouse.tenant());
    }

    @Override
    public Step write(Held held) {
        var batch = warehouse.batch(requireNonNull(claims.get(held)));
        return (AtOnce) () -> {
            try {
                warehouse.writer().write(batch);
                return true;
            } catch (StaleClaim stale) {
                return false;
            }
        };
    }

    @Override
    public Step resolve() {
        return (AtOnce) () -> warehouse.resolve().tookSome();
    }

    @Override
    public Step publish() {
        return (AtOnce) () -> warehouse.publish().isPresent();
    }

    @Override
    public State state() {
        var balance = new PostgresLedger(database.database())
                .balances(warehouse.tenant()).stream().findFirst().orElse(BEFORE_ANY_READ);
        return new State(
                warehouse
                                .landing()
                                .highWater(warehouse.tenant(), THING, Lane.LIVE)
                                .orElse(0)
                        / 1_000_000,
                balance.read(),
                balance.landed(),
                balance.duplicate() + balance.unreadable(),
                balance.loaded() + balance.unchanged() + balance.superseded() + balance.filtered() + balance.rejected(),
                balance.pending(),
                count("SELECT count(*) - count(DISTINCT page_id) FROM ops.attempt WHERE tenant = ?"),
                count("""
                        SELECT count(*) FROM ops.attempt a
                        LEFT JOIN ops.publication p ON p.tenant = a.tenant AND p.publication = a.published_in
                        WHERE a.tenant = ? AND p.published_at IS NULL
                        """),
                readers());
    }

    private Map<String, Integer> readers() {
        var readers = new HashMap<String, Integer>();
        database.rows("SELECT id, number FROM gold.thing WHERE tenant = ?", warehouse.tenant())
                .forEach(row -> {
                    var values = row.split("\\|");
                    readers.put(values[0], Integer.valueOf(values[1]));
                });
        return readers;
    }

    private long count(String sql) {
        return Long.parseLong(database.one(sql, warehouse.tenant()));
    }

    /** Reads are named by the clock. */
    private SalesforceSource crm(int read) {
        return new SalesforceSource(new QueryStreams(
                warehouse.landing(),
                CONTRACTS,
                warehouse.tenant(),
                Warehouse.HASH,
                Clock.fixed(Instant.ofEpochSecond(read), ZoneOffset.UTC)));
    }

    private static byte[] json(List<Row> rows) {
        return "{\"totalSize\":%d,\"done\":true,\"records\":[%s]}"
                .formatted(
                        rows.size(),
                        rows.stream()
                                .map(row -> "{\"id\":\"%s\",\"stamp\":\"%s\",\"number\":%d}"
                                        .formatted(row.id(), Instant.ofEpochSecond(row.stamp()), row.number()))
                                .collect(joining(",")))
                .getBytes(UTF_8);
    }
}
