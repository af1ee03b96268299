package dev.wadi.scenarios;

import static org.awaitility.Awaitility.await;

import dev.wadi.core.KeyedHash;
import dev.wadi.core.Sensitive;
import dev.wadi.core.Tenant;
import dev.wadi.ledger.Balance;
import dev.wadi.ledger.postgres.PostgresLedger;
import dev.wadi.postgres.Database;
import dev.wadi.postgres.DatabaseSettings;
import dev.wadi.sandbox.server.ObjectStore;
import dev.wadi.sandbox.server.PostgresServer;
import dev.wadi.sandbox.service.WadiProcess;
import dev.wadi.sandbox.tickets.TicketDay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * A database and a bucket of ticket exports of their own, and the service over them, in as many processes as a test likes.
 * The servers are shared by all tests of the JVM and end with it.
 */
final class Installation implements AutoCloseable {

    static final String HASH_KEY = "000102030405060708090a0b0c0d0e0f";

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final PostgresServer POSTGRES = startPostgres();
    private static final ObjectStore OBJECTS = ObjectStore.start();

    private final String name = "scenario" + COUNT.incrementAndGet();
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final List<WadiProcess> processes = new ArrayList<>();
    private final Database database;
    private final Path home;
    private int objects;

    private Installation(Path home) {
        this.home = home;
        try {
            POSTGRES.createDatabase(name);
        } catch (SQLException e) {
            throw new IllegalStateException("no database for the scenario", e);
        }
        OBJECTS.createBucket(name);
        try {
            Files.deleteIfExists(log());
        } catch (IOException e) {
            throw new UncheckedIOException("the log of an earlier run cannot be removed", e);
        }
        this.database = new Database(databaseSettings());
        database.migrate();
        settings.put("wadi.database.url", databaseSettings().url());
        settings.put("wadi.database.user", PostgresServer.USER);
        settings.put("wadi.s3.endpoint", OBJECTS.endpoint().toString());
        settings.put("wadi.s3.region", OBJECTS.region());
        settings.put("wadi.s3.accessKey", OBJECTS.accessKey());
        settings.put("wadi.s3.secretKey", OBJECTS.secretKey());
        settings.put("wadi.hash.key", HASH_KEY);
        settings.put("wadi.tickets.bucket", name);
        settings.put("wadi.tickets.pollMillis", "200");
        settings.put("wadi.work.leaseMillis", "1000");
        settings.put("wadi.work.pollMillis", "50");
        settings.put("wadi.resolve.everyMillis", "100");
        settings.put("wadi.leader.checkMillis", "100");
    }

    /** An installation as it is shipped. */
    static Installation shipped() {
        return new Installation(Path.of(""));
    }

    /** An installation whose routes, contracts and properties are in another folder. */
    static Installation in(Path home) {
        return new Installation(home);
    }

    /** Changes a setting of processes started from now on. */
    Installation with(String property, String value) {
        settings.put(property, value);
        return this;
    }

    /** Puts a day of ticket exports into the bucket. */
    Installation withTickets(int records, long seed) {
        TicketDay.stream(records, seed, object -> put(object.key(), object.bytes()));
        return this;
    }

    /** Puts an object into the bucket. */
    Installation put(String key, byte[] bytes) {
        OBJECTS.put(name, key, bytes);
        objects++;
        return this;
    }

    /** The bucket of this installation. */
    String bucket() {
        return name;
    }

    WadiProcess start() {
        var process = WadiProcess.start(home.toAbsolutePath(), settings, "256m", log());
        processes.add(process);
        return process;
    }

    /** Stops what runs and starts the service anew, with the settings as they are now. */
    WadiProcess restart() {
        processes.stream().filter(WadiProcess::isAlive).forEach(WadiProcess::close);
        return start();
    }

    /** Waits until so many processes are up. */
    void awaitStarted(int count) {
        await(name + ": " + count + " processes are up")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> Files.exists(log())
                        && Files.readString(log()).split(Pattern.quote("(wadi) started in"), -1).length > count);
    }

    private Path log() {
        return Path.of("target", "scenarios", name + ".log");
    }

    /** Waits until every object has been read and everything read is published. */
    void awaitPublished() {
        await(name + ": everything is published")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    mustBeAlive();
                    return count("SELECT count(*) FROM bronze.cursor WHERE closed") == objects
                            && count("SELECT count(*) FROM bronze.claim WHERE state <> 'done'") == 0
                            && count("SELECT count(*) FROM ops.run WHERE judged_at IS NULL") == 0
                            && count("SELECT count(*) FROM ops.attempt WHERE published_in IS NULL") == 0
                            && count("SELECT count(*) FROM ops.publication WHERE published_at IS NULL") == 0;
                });
    }

    long count(String sql) {
        return database.inTransaction(
                handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    /** The content hash of what readers see now. */
    long contentHash() {
        return count("SELECT content_hash FROM ops.publication ORDER BY publication DESC LIMIT 1");
    }

    Balance balance() {
        return new PostgresLedger(database).balances(Tenant.DEFAULT).get(0);
    }

    Database database() {
        return database;
    }

    /** Another, empty and migrated database on the same server. */
    Database emptyDatabase() throws SQLException {
        POSTGRES.createDatabase(name + "_empty");
        var empty = new Database(databaseSettings(name + "_empty"));
        empty.migrate();
        return empty;
    }

    static KeyedHash hash() {
        return KeyedHash.of(new Sensitive<>(HASH_KEY));
    }

    String jdbcUrl() {
        return POSTGRES.jdbcUrl(name);
    }

    @Override
    public void close() {
        processes.stream().filter(WadiProcess::isAlive).forEach(WadiProcess::close);
        database.close();
    }

    private void mustBeAlive() {
        if (!processes.isEmpty() && processes.stream().noneMatch(WadiProcess::isAlive)) {
            throw new AssertionError("the service has ended; see target/scenarios/" + name + ".log");
        }
    }

    private DatabaseSettings databaseSettings() {
        return databaseSettings(name);
    }

    private static DatabaseSettings databaseSettings(String database) {
        var url = POSTGRES.jdbcUrl(database);
        var parameters = url.indexOf('?');
        return new DatabaseSettings(
                parameters < 0 ? url : url.substring(0, parameters), PostgresServer.USER, new Sensitive<>(""), 4);
    }

    private static PostgresServer startPostgres() {
        try {
            return PostgresServer.start(Path.of(""));
        } catch (IOException e) {
            throw new UncheckedIOException("Postgres does not start", e);
        }
    }
}
