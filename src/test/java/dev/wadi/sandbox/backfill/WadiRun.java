package dev.wadi.sandbox.backfill;

import dev.wadi.backfill.Request;
import dev.wadi.backfill.postgres.PostgresBackfills;
import dev.wadi.core.Sensitive;
import dev.wadi.core.Tenant;
import dev.wadi.ledger.Balance;
import dev.wadi.ledger.postgres.PostgresLedger;
import dev.wadi.postgres.Database;
import dev.wadi.postgres.DatabaseSettings;
import dev.wadi.sandbox.figures.HeapWatch;
import dev.wadi.sandbox.server.OrdersDatabase;
import dev.wadi.sandbox.server.PostgresServer;
import dev.wadi.sandbox.service.WadiProcess;
import dev.wadi.sandbox.supply.ShopSource;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/** The real service at work on the shop and a database of its own, with half a gibibyte of heap. */
final class WadiRun implements AutoCloseable {

    static final String STREAM = "orders.order";

    private static final String HEAP = "512m";
    private static final Duration WINDOW = Duration.ofDays(30);
    private static final int CONNECTIONS = 2;

    private final Database database;
    private final WadiProcess process;
    private final HeapWatch heap;

    private WadiRun(Database database, WadiProcess process, HeapWatch heap) {
        this.database = database;
        this.process = process;
        this.heap = heap;
    }

    /**
     * Starts it on an empty database and waits until readers see so many customers; no order is live yet.
     *
     * @param javaOptions options of the JVM after those of production
     */
    static WadiRun start(
            PostgresServer postgres,
            OrdersDatabase shop,
            String name,
            int customers,
            Path log,
            Instant liveFrom,
            List<String> javaOptions)
            throws IOException, SQLException {
        postgres.createDatabase(name);
        var database = new Database(new DatabaseSettings(
                postgres.urlWithoutUser(name), PostgresServer.USER, new Sensitive<>(""), CONNECTIONS));
        database.migrate();
        database.useTransaction(handle -> handle.createUpdate("""
                        INSERT INTO bronze.high_water (tenant, stream, lane, position)
                        VALUES ('default', :stream, 'live', :position)
                        """)
                .bind("stream", STREAM)
                .bind("position", liveFrom.toEpochMilli() * 1_000)
                .execute());
        var settings = new TreeMap<>(Map.of(
                "wadi.database.url",
                postgres.urlWithoutUser(name),
                "wadi.database.user",
                PostgresServer.USER,
                "wadi.orders.pollMillis",
                "500",
                "wadi.hash.key",
                "5a4d0b0e5a4d0b0e5a4d0b0e5a4d0b0e"));
        settings.putAll(new ShopSource(shop).settings());
        settings.put("wadi.s3.endpoint", "http://127.0.0.1:1");
        settings.put("wadi.s3.accessKey", "none");
        settings.put("wadi.s3.secretKey", "none");
        settings.put("wadi.tickets.pollMillis", "86400000");
        var process = WadiProcess.start(Path.of("").toAbsolutePath(), settings, HEAP, javaOptions, log);
        var heap = watch(process);
        var run = new WadiRun(database, process, heap);
        run.await("customers", () -> run.count("SELECT count(*) FROM gold.shop_customer") >= customers);
        return run;
    }

    private static HeapWatch watch(WadiProcess process) throws IOException {
        while (true) {
            try {
                return HeapWatch.of(process.pid());
            } catch (IOException notYet) {
                if (!process.isAlive()) {
                    throw notYet;
                }
                pause(Duration.ofMillis(200));
            }
        }
    }

    long pid() {
        return process.pid();
    }

    /** Asks for all of the history. */
    void backfill(Instant from, Instant until, int rate) {
        var begun = new PostgresBackfills(database, Tenant.DEFAULT)
                .start(new Request(STREAM, from, until, WINDOW, rate, "the bench"), Duration.ZERO);
        if (begun.isEmpty()) {
            throw new IllegalStateException("another backfill has not ended");
        }
    }

    Sample sample(Duration since) throws IOException {
        return new Sample(
                since.toMillis() / 1_000.0,
                count("SELECT coalesce(sum(records), 0) FROM ops.backfill"),
                count("""
                        SELECT coalesce(sum(p.records), 0) FROM bronze.page p
                        JOIN bronze.claim c ON c.tenant = p.tenant AND c.page_id = p.page_id
                        WHERE c.state = 'done' AND p.lane = 'backfill'
                        """),
                published(),
                heap.used(),
                heap.old());
    }

    /** How often readers saw an order of the backfill for the first time. */
    long published() {
        return count("""
                SELECT coalesce(sum(a.records), 0) FROM ops.attempt a
                JOIN ops.latest_publication l ON a.published_in <= l.publication
                JOIN bronze.page p ON p.tenant = a.tenant AND p.page_id = a.page_id
                WHERE p.lane = 'backfill'
                """);
    }

    Balance balance() {
        return new PostgresLedger(database)
                .balances(Tenant.DEFAULT).stream()
                        .filter(balance -> balance.stream().equals(STREAM))
                        .findFirst()
                        .orElseThrow();
    }

    ShopHistory.Sum sum() {
        return database.inTransaction(handle -> handle.createQuery("SELECT count(*), sum(total) FROM gold.orders")
                .map((row, context) -> new ShopHistory.Sum(row.getLong(1), row.getObject(2, BigDecimal.class)))
                .one());
    }

    long count(String sql) {
        return database.inTransaction(
                handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    Database database() {
        return database;
    }

    /** Waits for something, as long as the service is there. */
    void await(String what, Condition condition) throws IOException {
        while (!isNow(condition)) {
            if (!process.isAlive()) {
                throw new IOException(
                        "the service has ended with " + process.exitValue() + " while it had to bring " + what);
            }
            pause(Duration.ofMillis(200));
        }
    }

    private static boolean isNow(Condition condition) {
        try {
            return condition.isMet();
        } catch (RuntimeException noSuchTableYet) {
            return false;
        }
    }

    static void pause(Duration pause) {
        LockSupport.parkNanos(pause.toNanos());
    }

    @Override
    public void close() throws IOException {
        try (database;
                process) {
            heap.close();
        }
    }

    /** Something that will be. */
    @FunctionalInterface
    interface Condition {
        boolean isMet();
    }
}
