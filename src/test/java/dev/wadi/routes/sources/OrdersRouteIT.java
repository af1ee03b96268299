package dev.wadi.routes.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.bronze.PageDraft;
import dev.wadi.bronze.PageSize;
import dev.wadi.camel.schedule.ScheduleComponent;
import dev.wadi.contract.Contract;
import dev.wadi.contract.Contracts;
import dev.wadi.core.Sensitive;
import dev.wadi.core.Tenant;
import dev.wadi.routes.Claimed;
import dev.wadi.routes.KeptPages;
import dev.wadi.routes.RouteTest;
import dev.wadi.sandbox.server.OrdersDatabase;
import dev.wadi.source.jdbc.ReadOnlyPool;
import dev.wadi.source.jdbc.TableDatabase;
import dev.wadi.source.jdbc.TableSource;
import dev.wadi.source.query.QueryStreams;
import dev.wadi.testkit.KeptControl;
import dev.wadi.testkit.KeptPolls;
import dev.wadi.testkit.postgres.Streams;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** 07-jdbc and 10-orders on a real server that speaks MySQL's protocol, with 20-land behind them. */
class OrdersRouteIT extends RouteTest {

    private static final String CUSTOMER = "orders.customer";
    private static final String ORDER = "orders.order";
    private static final PageSize PAGES = new PageSize(1_000, 1 << 20, 1 << 16);

    @SuppressWarnings("NullAway.Init") // set before all
    private static OrdersDatabase shop;

    private final KeptPages kept = new KeptPages();
    private final Map<String, Duration> lags = new ConcurrentHashMap<>();
    private final AtomicInteger connectionsToRefuse = new AtomicInteger();
    private final ReadOnlyPool pool = new ReadOnlyPool(
            new TableDatabase(
                    "orders",
                    shop.jdbcUrl(),
                    shop.reader().user(),
                    new Sensitive<>(shop.reader().password())),
            3);

    OrdersRouteIT() throws SQLException {
        super("07-jdbc", "10-orders", "20-land");
        tell("DELETE FROM orders");
        tell("DELETE FROM customer");
        set("wadi.orders.enabled", "true");
        set("wadi.orders.pollMillis", "20");
        bind("orders", disturbed(pool));
        bind("lander", kept);
        var contracts = contracts();
        bind(
                "tables",
                new TableSource(
                        new QueryStreams(kept, contracts, Tenant.DEFAULT, Claimed.HASH, Clock.systemUTC()),
                        PAGES,
                        Map.of("replica", "SELECT 3600 AS seconds"),
                        lags::put));
        bind("replica", pool);
        bind(
                "wadi-schedule",
                new ScheduleComponent(
                        contracts, new KeptPolls(Clock.systemUTC()), new KeptControl(), Clock.systemUTC()));
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        var created = super.createCamelContext();
        created.addService(new AlwaysLeading());
        return created;
    }

    @BeforeAll
    static void start() throws Exception {
        shop = OrdersDatabase.start(Path.of(""));
    }

    @AfterAll
    static void stop() {
        shop.close();
    }

    @AfterEach
    void closePool() {
        context.stop();
        pool.close();
    }

    @Test
    void anOrderIsOneRecordWithItsLines() throws SQLException {
        customer(1, "2026-01-05 08:00:00.123456");
        tell("""
                INSERT INTO orders (order_id, order_number, customer_id, status, currency, total, placed_at, updated_at)
                VALUES (7, 'O-00000007', 1, 'placed', 'EUR', 20.50, '2026-01-05 08:00:00', '2026-01-05 08:00:01'),
                  (8, 'O-00000008', 1, 'paid', 'EUR', 0, '2026-01-05 08:00:00', '2026-01-05 08:00:01.25')
                """);
        tell("INSERT INTO order_line VALUES (7, 1, 'A', 'Lamp', 2, 10.00, 20.00), (7, 2, 'B', 'Bulb', 1, 0.50, 0.50)");

        await().until(() -> kept.text(ORDER).contains("O-00000008"));

        assertThat(kept.text(ORDER)).startsWith("""
                {"order_id":7,"order_number":"O-00000007","customer_id":1,"status":"placed","currency":"EUR","total":20.50,\
                "placed_at":"2026-01-05T08:00:00Z","updated_at":"2026-01-05T08:00:01Z",\
                "lines":[{"line_no":1,"sku":"A","title":"Lamp","quantity":2,"unit_price":10.00,"amount":20.00},\
                {"line_no":2,"sku":"B","title":"Bulb","quantity":1,"unit_price":0.50,"amount":0.50}]}
                {"order_id":8,"order_number":"O-00000008","customer_id":1,"status":"paid","currency":"EUR","total":0.00,\
                "placed_at":"2026-01-05T08:00:00Z","updated_at":"2026-01-05T08:00:01.250Z","lines":[]}
                """);
        assertThat(letters.kept).isEmpty();
    }

    @Test
    void asksAgainOnlyFromALookBackOn() throws SQLException {
        customer(1, "2026-01-05 07:00:00");
        customer(2, "2026-01-05 07:50:00");
        customer(3, "2026-01-05 08:00:00");

        await().until(() -> read(CUSTOMER).stream().filter(PageDraft::last).count() > 2);

        var again = read(CUSTOMER).stream()
                .filter(page -> page.reading().partition().startsWith("2026-01-05T07:45:00Z read "))
                .toList();
        assertThat(again)
                .isNotEmpty()
                .allSatisfy(page -> assertThat(page.frames().size()).isEqualTo(2));
        assertThat(letters.kept).isEmpty();
    }

    @Test
    void theCursorDoesNotFollowARecordIntoTheFuture() throws SQLException {
        customer(1, "2099-01-01 00:00:00");
        await().until(() -> kept.text(CUSTOMER).contains("C-0000001"));

        tell("INSERT INTO customer (customer_id, customer_number, kind, created_at, updated_at)"
                + " VALUES (2, 'C-0000002', 'person', utc_timestamp(6), utc_timestamp(6))");

        await().until(() -> kept.text(CUSTOMER).contains("C-0000002"));
        assertThat(letters.kept).isEmpty();
    }

    /** What reaches a replica an hour late is still asked for. */
    @Test
    void theCursorDoesNotPassWhatAReplicaHasReceived() throws SQLException {
        tell("INSERT INTO customer (customer_id, customer_number, kind, created_at, updated_at)"
                + " VALUES (1, 'C-0000001', 'person', utc_timestamp(6), utc_timestamp(6))");
        var before = Instant.now();
        startReading("shop.customer", "replica");

        await().until(() ->
                read("shop.customer").stream().filter(PageDraft::last).count() > 2);

        var from = read("shop.customer").get(2).reading().partition().split(" ", -1)[0];
        assertThat(Instant.parse(from))
                .isBetween(before.minusSeconds(3_600 + 900 + 3), Instant.now().minusSeconds(3_600 + 900));
        assertThat(lags).containsEntry("shop.customer", Duration.ofHours(1)).doesNotContainKey(CUSTOMER);
        assertThat(letters.kept).isEmpty();
    }

    @Test
    void rowsLandWhileTheDatabaseIsStillSending() {
        var sending = new AtomicInteger();
        kept.beforeLand(draft -> {
            if (draft.reading().stream().equals("shop.number") && draft.start() == 0) {
                sending.set(runningQueries());
            }
        });
        startReading("shop.number");

        await().until(() -> !read("shop.number").isEmpty());

        assertThat(sending).hasPositiveValue();
    }

    @Test
    void goesOnFromTheNewestRecordAfterAReadThatBrokeOff() throws SQLException {
        for (var customer = 1; customer <= 9; customer++) {
            customer(customer, "2026-01-05 0" + customer + ":00:00");
        }
        var kills = new AtomicInteger();
        kept.beforeLand(draft -> {
            if (draft.reading().stream().equals("shop.number") && kills.getAndIncrement() == 0) {
                killReaders();
            }
        });
        startReading("shop.number");
        await().until(() -> read("shop.number").stream()
                        .map(page -> page.reading().partition())
                        .distinct()
                        .count()
                > 1);

        assertThat(letters.kept).isEmpty();
        assertThat(log.lines()).anyMatch(line -> line.contains("given way") && line.contains("code=ReadInterrupted"));
        assertThat(letters.kept).isEmpty();
    }

    @Test
    void asksAgainAtTheNextPollWhereTheDatabaseIsAway() throws SQLException {
        connectionsToRefuse.set(2 * (1 + RETRIES));
        customer(1, "2026-01-05 08:00:00");

        await().until(() -> kept.text(CUSTOMER).contains("C-0000001"));

        assertThat(letters.kept)
                .isNotEmpty()
                .allSatisfy(letter -> assertThat(letter.step()).endsWith("-clock"));
        assertThat(log.lines()).noneMatch(line -> line.contains(SECRET));
    }

    private static Contracts contracts() {
        var shipped = Stream.of("orders.customer", "orders.order").map(OrdersRouteIT::contract);
        var number = Streams.contract("""
                stream: shop.number
                title: Numbers
                description: More of them than fit in the buffers of a connection.
                owner: shop
                freshness: PT1H
                source:
                  kind: jdbc
                  format: json
                  query: >-
                    SELECT seq AS id, repeat('x', 1000) AS filler, '2026-01-05' + INTERVAL seq SECOND AS at
                    FROM seq_1_to_20000 WHERE '2026-02-28' >= :from ORDER BY seq
                  look-back: PT15M
                key: id
                version: at
                schema: { type: object }
                entity: number
                columns:
                  - { name: id, type: text, description: "" }
                  - { name: at, type: timestamp, formats: ["yyyy-MM-dd HH:mm:ss"], description: "" }
                """);
        var customer = Streams.contract("""
                stream: shop.customer
                title: Customers
                description: Read from a replica.
                owner: shop
                freshness: PT1H
                source:
                  kind: jdbc
                  format: json
                  query: SELECT customer_id AS id, updated_at AS at FROM customer WHERE updated_at >= :from ORDER BY 2
                  look-back: PT15M
                key: id
                version: at
                schema: { type: object }
                entity: shopper
                columns:
                  - { name: id, type: text, description: "" }
                  - { name: at, type: timestamp, formats: ["yyyy-MM-dd'T'HH:mm:ss[.SSSSSS]X"], description: "" }
                """);
        return Contracts.of(Stream.concat(shipped, Stream.of(number, customer)).toList());
    }

    private void startReading(String stream) {
        startReading(stream, "orders");
    }

    private void startReading(String stream, String database) {
        var parameters =
                Map.<String, Object>of("stream", stream, "database", database, "pollMillis", "20", "enabled", "true");
        try {
            context.addRouteFromTemplate(stream, "jdbc-source", parameters);
        } catch (Exception e) { // what Camel declares
            throw new IllegalStateException(e);
        }
    }

    private List<PageDraft> read(String stream) {
        return kept.pages().stream()
                .filter(page -> page.reading().stream().equals(stream))
                .toList();
    }

    private static void customer(int id, String updatedAt) throws SQLException {
        tell("INSERT INTO customer (customer_id, customer_number, kind, created_at, updated_at)"
                + " VALUES (%d, 'C-%07d', 'person', '2026-01-05 01:00:00', '%s')".formatted(id, id, updatedAt));
    }

    private static void tell(String sql) throws SQLException {
        try (var connection = shop.connect(shop.owner());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int runningQueries() {
        return ofReaders("SELECT count(*) FROM information_schema.processlist"
                + " WHERE info LIKE '%seq_1_to%' AND id <> connection_id()");
    }

    private static void killReaders() {
        var query = ofReaders("SELECT max(id) FROM information_schema.processlist"
                + " WHERE info LIKE '%seq_1_to%' AND id <> connection_id()");
        try (var connection = shop.connect(shop.reader());
                var statement = connection.createStatement()) {
            statement.execute("KILL " + query);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int ofReaders(String sql) {
        try (var connection = shop.connect(shop.reader());
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The pool, which now and then has no connection to give. */
    private DataSource disturbed(DataSource source) {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getConnection")
                            && connectionsToRefuse.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                        throw new SQLTransientConnectionException(SECRET);
                    }
                    try {
                        return method.invoke(source, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static Contract contract(String stream) {
        try {
            return Streams.contract(Files.readString(Path.of("contracts", stream + ".yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
