package dev.wadi.routes.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.bronze.LookBack;
import dev.wadi.bronze.PageDraft;
import dev.wadi.bronze.PageSize;
import dev.wadi.camel.schedule.ScheduleComponent;
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
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** 07-jdbc and 10-orders on a real replica, which is asked how far behind it is as {@code wadi.orders.lag} says. */
class ReplicaRouteIT extends RouteTest {

    private static final String CUSTOMER = "orders.customer";

    @SuppressWarnings("NullAway.Init") // set before all
    private static OrdersDatabase.Pair shop;

    private final KeptPages kept = new KeptPages();
    private final Map<String, Duration> lags = new ConcurrentHashMap<>();
    private final ReadOnlyPool pool = new ReadOnlyPool(
            new TableDatabase(
                    "orders",
                    shop.replica().jdbcUrl(),
                    shop.replica().reader().user(),
                    new Sensitive<>(shop.replica().reader().password())),
            3);

    ReplicaRouteIT() {
        super("07-jdbc", "10-orders", "20-land");
        set("wadi.orders.enabled", "true");
        set("wadi.orders.pollMillis", "100");
        set("wadi.retry.times", "0");
        bind("orders", pool);
        bind("lander", kept);
        var contracts = Contracts.load(Path.of("contracts"));
        bind(
                "tables",
                new TableSource(
                        new QueryStreams(kept, contracts, Tenant.DEFAULT, Claimed.HASH, Clock.systemUTC()),
                        new PageSize(1_000, 1 << 20, 1 << 16),
                        Map.of("orders", "SHOW REPLICA STATUS"),
                        lags::put));
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
        shop = OrdersDatabase.startReplicated(Path.of(""));
    }

    @AfterAll
    static void stop() {
        shop.close();
    }

    @AfterEach
    void closePool() throws SQLException {
        context.stop();
        pool.close();
        replica("STOP SLAVE");
        replica("CHANGE MASTER TO MASTER_DELAY=0");
        replica("START SLAVE");
    }

    @Test
    void whatAReplicaReceivesLateIsNotLostAndWhileItsReplicationRestsNothingIsRead() throws SQLException {
        customer(1, "utc_timestamp(6)");
        await().until(() -> kept.text(CUSTOMER).contains("C-0000001"));

        replica("STOP SLAVE SQL_THREAD");
        await().until(() ->
                letters.kept.stream().anyMatch(letter -> letter.failure().contains("Unavailable")));
        var before = kept.pages().size();
        customer(2, "utc_timestamp(6)");
        letters.kept.clear();
        await().until(() -> !letters.kept.isEmpty());
        assertThat(kept.pages()).hasSize(before);
        assertThat(kept.text(CUSTOMER)).doesNotContain("C-0000002");

        replica("START SLAVE SQL_THREAD");

        await().until(() -> kept.text(CUSTOMER).contains("C-0000002"));
    }

    /** Rows that say they are of tomorrow show how far the cursor may go: to the clock less what the replica is behind. */
    @Test
    void theCursorStaysBehindWhatAReplicaHasReceived() throws SQLException {
        replica("STOP SLAVE");
        replica("CHANGE MASTER TO MASTER_DELAY=4");
        replica("START SLAVE");
        var held = new ConcurrentLinkedQueue<Duration>();
        kept.beforeLand(draft -> cursorBehindItsRows(draft)
                .filter(cursor -> lags.getOrDefault(CUSTOMER, Duration.ZERO).compareTo(Duration.ofSeconds(2)) > 0)
                .ifPresent(cursor -> held.add(Duration.between(cursor, Instant.now()))));
        var number = new AtomicInteger(100);

        await().atMost(Duration.ofSeconds(40)).until(() -> {
            customer(number.incrementAndGet(), "utc_timestamp(6) + INTERVAL 1 DAY");
            return held.size() > 2;
        });

        assertThat(held).allSatisfy(behind -> assertThat(behind).isGreaterThan(Duration.ofSeconds(3)));
        var last = "C-%07d".formatted(number.get());
        await().atMost(Duration.ofSeconds(30)).until(() -> kept.text(CUSTOMER).contains(last));
    }

    /** How far a page of customers moves the cursor, where its rows would move it further. */
    private static Optional<Instant> cursorBehindItsRows(PageDraft draft) {
        return draft.repeats()
                .filter(repeats -> draft.reading().stream().equals(CUSTOMER))
                .map(LookBack.class::cast)
                .filter(seen -> seen.seen().stream().anyMatch(row -> row.version() > seen.highWater()))
                .map(seen -> Instant.EPOCH.plus(seen.highWater(), ChronoUnit.MICROS));
    }

    private static void customer(int id, String changedAt) throws SQLException {
        tell(shop.source(), """
                INSERT INTO customer (customer_id, customer_number, kind, family_name, created_at, updated_at)
                VALUES (%d, 'C-%07d', 'person', 'Ann', utc_timestamp(6), %s)
                """.formatted(id, id, changedAt));
    }

    private static void replica(String sql) throws SQLException {
        tell(shop.replica(), sql);
    }

    private static void tell(OrdersDatabase server, String sql) throws SQLException {
        try (var connection = server.connect(server.owner());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
