package dev.wadi.scenarios;

import static org.awaitility.Awaitility.await;

import com.google.common.base.Suppliers;
import dev.wadi.contract.Contracts;
import dev.wadi.core.KeyedHash;
import dev.wadi.core.Sensitive;
import dev.wadi.core.Tenant;
import dev.wadi.ledger.Balance;
import dev.wadi.ledger.postgres.PostgresLedger;
import dev.wadi.postgres.Database;
import dev.wadi.postgres.DatabaseSettings;
import dev.wadi.sandbox.day.Day;
import dev.wadi.sandbox.day.DaySize;
import dev.wadi.sandbox.server.ObjectStore;
import dev.wadi.sandbox.server.OrdersDatabase;
import dev.wadi.sandbox.server.PostgresServer;
import dev.wadi.sandbox.service.WadiProcess;
import dev.wadi.sandbox.supply.CrmSource;
import dev.wadi.sandbox.supply.Records;
import dev.wadi.sandbox.supply.Share;
import dev.wadi.sandbox.supply.ShopSource;
import dev.wadi.sandbox.supply.TicketSource;
import dev.wadi.sandbox.tickets.TicketObject;
import dev.wadi.sandbox.watch.Awaited;
import dev.wadi.sandbox.watch.Awaited.Extent;
import dev.wadi.sandbox.watch.Lookout;
import dev.wadi.testkit.chaos.FaultProxy;
import dev.wadi.testkit.chaos.RiggedService;
import dev.wadi.testkit.postgres.SilverBesideLedger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionTimeoutException;

/**
 * A database, a bucket of ticket exports and if asked for a CRM and a shop of their own, and the service over them, in as many processes as a test likes.
 * The servers are shared by all tests of the JVM and end with it.
 */
public final class Installation implements AutoCloseable {

    public static final String HASH_KEY = "000102030405060708090a0b0c0d0e0f";

    /** The store of the tests shows, for a moment, what it is still writing, under a name of its own; others never do. */
    private static final String IS_OURS = "partition !~ '-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}@'";

    /** How long to wait for what should come at once, and does on a machine that is not busy. */
    public static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final Pattern PORT = Pattern.compile(":(\\d+)");
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final PostgresServer POSTGRES = startPostgres();
    private static final ObjectStore OBJECTS = ObjectStore.start();
    private static final Supplier<OrdersDatabase> SHOP = Suppliers.memoize(Installation::startShop);

    /** Of its own also beside the tests of other processes, with whom it shares the directory of logs. */
    private final String name = "scenario" + ProcessHandle.current().pid() + "x" + COUNT.incrementAndGet();

    private final Map<String, String> settings = new LinkedHashMap<>();
    private final List<WadiProcess> processes = new ArrayList<>();
    private final Database database;
    private final Path home;
    private final Lookout lookout;
    private Optional<CrmSource> crm = Optional.empty();
    private Records supplied = Records.NONE;
    private Awaited awaited = new Awaited(Map.of());
    private int objects;
    private boolean mayFail;
    private String heap = "256m";
    private List<Path> besides = List.of();

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
        this.lookout = new Lookout(database, new PostgresLedger(database), Tenant.DEFAULT);
        settings.put("wadi.database.url", databaseSettings().url());
        settings.put("wadi.database.user", PostgresServer.USER);
        settings.putAll(new TicketSource(OBJECTS, name).settings());
        settings.put("wadi.hash.key", HASH_KEY);
        settings.put("wadi.tickets.pollMillis", "200");
        // often, as a test waits for it, but not so often that asking is most of what two processors do
        settings.put("wadi.crm.pollMillis", "700");
        settings.put("wadi.orders.pollMillis", "700");
        settings.put("wadi.work.leaseMillis", "5000");
        settings.put("wadi.work.pollMillis", "100");
        settings.put("wadi.resolve.everyMillis", "200");
        settings.put("wadi.leader.checkMillis", "100");
    }

    /** An installation as it is shipped. */
    public static Installation shipped() {
        return new Installation(Path.of(""));
    }

    /** An installation whose routes, contracts and properties are in another folder. */
    public static Installation in(Path home) {
        return new Installation(home);
    }

    /** Changes a setting of processes started from now on. */
    public Installation with(String property, String value) {
        settings.put(property, value);
        return this;
    }

    /** Goes on where exchanges fail for good, because what they need is away. */
    public Installation thatMayFail() {
        mayFail = true;
        return this;
    }

    /** Gives processes started from now on more room than is usual here. */
    public Installation withHeap(String size) {
        heap = size;
        return this;
    }

    /** Puts a day of ticket exports into the bucket. */
    public Installation withTickets(int records, long seed) {
        tickets(records, seed).forEach(object -> put(object.key(), object.bytes()));
        return this;
    }

    /** Puts another day of ticket exports into a folder of the bucket. */
    public Installation withTickets(String folder, int records, long seed) {
        tickets(records, seed).forEach(object -> put("tickets/" + folder + object.key(), object.bytes()));
        return this;
    }

    /** A day of ticket exports. */
    public static List<TicketObject> tickets(int records, long seed) {
        return tickets(Day.of(new DaySize(records / 2, 0, records), seed));
    }

    /** The ticket exports of a day. */
    public static List<TicketObject> tickets(Day day) {
        var objects = new ArrayList<TicketObject>();
        day.tickets(objects::add);
        return objects;
    }

    /**
     * Puts what the day begins with into a CRM and a shop, for processes started from now on. There is one shop for all
     * installations, so only the last to be filled can go on.
     */
    public Installation withCrmAndShop(Day day) {
        return withCrmAndShop(day, Share.ALL);
    }

    /** The same with a share of what the day begins with. */
    public Installation withCrmAndShop(Day day, Share share) {
        var org = CrmSource.start();
        var shop = new ShopSource(SHOP.get());
        crm = Optional.of(org);
        settings.putAll(org.settings());
        settings.putAll(shop.settings());
        supply(org.fill(day, share).plus(shop.fill(day, share)));
        return this;
    }

    /** Lets the CRM and the shop go on to the end of the day. */
    public Installation goOn(Day day) {
        return goOn(day, Share.ALL);
    }

    /** Lets a share of what they hold go on. */
    public Installation goOn(Day day, Share share) {
        supply(crm.orElseThrow().change(day, share).plus(new ShopSource(SHOP.get()).change(day, share)));
        return this;
    }

    /** Brings a further share of what the day begins with. */
    public Installation bring(Day day, Share share) {
        supply(crm.orElseThrow().fill(day, share).plus(new ShopSource(SHOP.get()).add(day, share)));
        return this;
    }

    /** Lets processes started from now on reach what they need through proxies: Postgres, S3, the shop, the CRM. */
    public List<FaultProxy> throughProxies() {
        var org = crm.orElseThrow();
        var proxies = new ArrayList<FaultProxy>();
        for (var property :
                List.of("wadi.database.url", "wadi.s3.endpoint", "wadi.orders.url", "wadi.salesforce.loginUrl")) {
            var found = PORT.matcher(settings.getOrDefault(property, ""));
            if (!found.find()) {
                throw new IllegalStateException(property + " names no port");
            }
            var proxy = new FaultProxy(Integer.parseInt(found.group(1)));
            proxies.add(proxy);
            settings.put(property, found.replaceFirst(":" + proxy.port()));
        }
        org.announce(proxies.get(proxies.size() - 1).port());
        return proxies;
    }

    /** Lets processes started from now on be held, and killed, where they come by. */
    public Installation with(RiggedService rig) {
        settings.putAll(rig.settings());
        besides = List.of(rig.classes());
        return this;
    }

    /** A read that is under way may have missed it, but not the one after. */
    private void supply(Records more) {
        supplied = supplied.plus(more);
        var soFar = lookout.extents();
        var least = new HashMap<String, Extent>();
        supplied.byStream()
                .forEach((stream, records) -> least.put(
                        stream,
                        new Extent(
                                records,
                                soFar.getOrDefault(stream, new Extent(0, 0)).reads() + 2)));
        awaited = new Awaited(least);
    }

    /** Puts an object into the bucket. */
    public Installation put(String key, byte[] bytes) {
        OBJECTS.put(name, key, bytes);
        objects++;
        return this;
    }

    /** The bucket of this installation. */
    public String bucket() {
        return name;
    }

    public WadiProcess start() {
        var process = WadiProcess.start(home.toAbsolutePath(), settings, heap, log(), besides);
        processes.add(process);
        return process;
    }

    /** Stops what runs and starts the service anew, with the settings as they are now. */
    public WadiProcess restart() {
        stop();
        return start();
    }

    /** Stops what runs. */
    public void stop() {
        processes.stream().filter(WadiProcess::isAlive).forEach(WadiProcess::close);
    }

    /** Waits until so many processes are up. */
    public void awaitStarted(int count) {
        await(name + ": " + count + " processes are up")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> Files.exists(log())
                        && Files.readString(log()).split(Pattern.quote("(wadi) started in"), -1).length > count);
    }

    /** The port of a server of the process started last, such as {@code wadi.api}; waits until it listens. */
    public int port(String area) {
        var line = Pattern.compile(
                "server listens.*" + Pattern.quote(area) + "\\W.*port\\W+(\\d+)"); // in text and in JSON
        return await(area + " listens")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> last(line, Files.exists(log()) ? logText() : ""), Optional::isPresent)
                .orElseThrow();
    }

    private static Optional<Integer> last(Pattern line, String log) {
        return line.matcher(log)
                .results()
                .map(found -> Integer.valueOf(found.group(1)))
                .reduce((before, found) -> found);
    }

    /** What processes are told beside the file of properties. */
    public Map<String, String> settings() {
        return Map.copyOf(settings);
    }

    /** Where the last process that listens is managed from. */
    public Management management() {
        return new Management(port("wadi.management"));
    }

    /** What its processes have said. */
    public String logText() throws IOException {
        return Files.readString(log());
    }

    /** Kills the server of its database, and with it those of all other installations. */
    public static void killPostgres() throws IOException {
        POSTGRES.kill();
    }

    /** Starts the server of its database again. */
    public static void restartPostgres() throws IOException {
        POSTGRES.restart();
    }

    /** Has its tables kept in a folder; restarts the server of all installations. */
    public void moveTablesTo(Path folder) throws IOException {
        POSTGRES.addTablespace(name, folder);
        moveTables(name);
    }

    /** Has them kept again where the others are, so that the server can do without the folder. */
    public void moveTablesBack() {
        moveTables("pg_default");
    }

    private void moveTables(String to) {
        try (var connection = DriverManager.getConnection(jdbcUrl());
                var statement = connection.createStatement()) {
            statement.execute("ALTER DATABASE \"" + name + "\" SET default_tablespace = \"" + to + "\"");
            statement.execute("""
                    DO $$
                    DECLARE
                      kept record;
                    BEGIN
                      FOR kept IN SELECT oid::regclass AS name, CASE relkind WHEN 'i' THEN 'INDEX' ELSE 'TABLE' END AS kind
                                  FROM pg_class WHERE relowner = current_user::regrole AND relkind IN ('r', 'i')
                                    AND relnamespace <> 'pg_toast'::regnamespace LOOP
                        EXECUTE format('ALTER %%s %%s SET TABLESPACE %%I', kept.kind, kept.name, '%s');
                      END LOOP;
                    END $$
                    """.formatted(to));
            statement.execute("CHECKPOINT");
        } catch (SQLException e) {
            throw new IllegalStateException("the tables of " + name + " cannot be moved", e);
        }
    }

    /** Where buckets are kept. */
    public static int objectStorePort() {
        return OBJECTS.endpoint().getPort();
    }

    private Path log() {
        return Path.of("target", "scenarios", name + ".log");
    }

    /** Waits until everything that was supplied has been read and everything read is published. */
    public void awaitPublished() {
        var last = new AtomicReference<>(lookout.look(awaited).open());
        try {
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> {
                mustBeAlive();
                // before the look: what is read to its end now, the look sees
                var allRead =
                        count("SELECT count(*) FROM bronze.cursor WHERE closed AND partition LIKE '%@%' AND " + IS_OURS)
                                == objects;
                var standing = lookout.look(awaited);
                last.set(standing.open());
                standing.alarm().filter(reason -> !mayFail).ifPresent(reason -> {
                    throw new AssertionError(name + ": " + reason);
                });
                return allRead && standing.open().nothing();
            });
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(
                    name + ": not all is published after " + PATIENCE.toSeconds() + " s; left: " + last, e);
        }
    }

    public long count(String sql) {
        return database.inTransaction(
                handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    /** The content hash of what readers see now. */
    public long contentHash() {
        return count("SELECT content_hash FROM ops.publication ORDER BY publication DESC LIMIT 1");
    }

    public Balance balance() {
        return balance("tickets.ticket");
    }

    public Balance balance(String stream) {
        return balances().stream()
                .filter(balance -> balance.stream().equals(stream))
                .findFirst()
                .orElseThrow();
    }

    public List<Balance> balances() {
        return new PostgresLedger(database).balances(Tenant.DEFAULT);
    }

    public Database database() {
        return database;
    }

    public Contracts contracts() {
        return Contracts.load(home.resolve("contracts"));
    }

    /** Where silver and the ledger differ, record by record. */
    public List<String> silverBesideLedger() {
        return SilverBesideLedger.differences(database, Tenant.DEFAULT, contracts());
    }

    /** Another, empty and migrated database on the same server. */
    public Database emptyDatabase() throws SQLException {
        POSTGRES.createDatabase(name + "_empty");
        var empty = new Database(databaseSettings(name + "_empty"));
        empty.migrate();
        return empty;
    }

    public static KeyedHash hash() {
        return KeyedHash.of(new Sensitive<>(HASH_KEY));
    }

    public String jdbcUrl() {
        return POSTGRES.jdbcUrl(name);
    }

    @Override
    public void close() {
        processes.stream().filter(WadiProcess::isAlive).forEach(WadiProcess::close);
        crm.ifPresent(CrmSource::close);
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

    private static OrdersDatabase startShop() {
        try {
            return OrdersDatabase.start(Path.of(""));
        } catch (IOException e) {
            throw new UncheckedIOException("MariaDB does not start", e);
        }
    }

    private static PostgresServer startPostgres() {
        try {
            return PostgresServer.start(Path.of(""));
        } catch (IOException e) {
            throw new UncheckedIOException("Postgres does not start", e);
        }
    }
}
