package dev.wadi.scenarios.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadi.bronze.Landing.Outcome;
import dev.wadi.bronze.ReadInterrupted;
import dev.wadi.bronze.postgres.PostgresLanding;
import dev.wadi.contract.Contracts;
import dev.wadi.scenarios.hostile.HostileSource.Row;
import dev.wadi.source.query.QueryStreams;
import dev.wadi.source.salesforce.SalesforceSource;
import dev.wadi.testkit.postgres.Streams;
import dev.wadi.testkit.postgres.TestDatabase;
import dev.wadi.testkit.postgres.Warehouse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The real cursor, look-back and LAND over sources that make it hard. How many schedules: {@code -Dwadi.hostile.seeds=1000}. A
 * seed that fails fails again.
 */
class HostileSchedulesIT {

    private static final int POLLS = 12;
    private static final ObjectMapper JSON = new ObjectMapper();
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
            deleted: gone
            schema: { required: [id, stamp] }
            entity: thing
            columns:
              - { name: id, type: text, description: Its name }
              - { name: stamp, type: timestamp, formats: ["yyyy-MM-dd'T'HH:mm:ssX"], description: When it changed }
              - { name: gone, from: deleted, type: boolean, description: Whether it is gone }
              - { name: number, type: integer, description: Which version it is }
            """)));

    private static TestDatabase database;

    @BeforeAll
    static void create() {
        database = TestDatabase.create();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    static LongStream seeds() {
        return LongStream.range(0, Integer.getInteger("wadi.hostile.seeds", 50));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noFinalVersionIsMissedAndTheLedgerAgreesWithTheSource(long seed) throws IOException {
        var run = new Run(seed);
        for (var poll = 0; poll < POLLS; poll++) {
            run.source.goOn();
            run.read(true);
        }
        run.source.comeToRest();
        run.read(false);
        run.read(false);

        var landed = run.landed();
        assertThat(landed).containsAll(Set.copyOf(run.source.all()));
        assertThat(run.onPages).as("records on pages").isEqualTo(run.count("landed"));
        assertThat(run.count("read")).isEqualTo(run.given);
        assertThat(run.count("landed") + run.count("duplicate")).isEqualTo(run.count("read"));
    }

    @ParameterizedTest
    @EnumSource(NaiveCursor.class)
    void cursorsThatAreNotThisCarefulAreCaught(NaiveCursor cursor) {
        assertThat(seeds().mapToObj(cursor::over)
                        .filter(
                                cursor == NaiveCursor.ROWS_FIRST
                                        ? NaiveCursor.Kept::doubles
                                        : NaiveCursor.Kept::misses))
                .hasSizeGreaterThan((int) seeds().count() / 10);
    }

    /** One schedule, over a tenant of its own. */
    private static final class Run {

        final HostileSource source;
        long given;
        long onPages;

        private final Random random;
        private final Warehouse warehouse = new Warehouse(database, CONTRACTS);
        private final PostgresLanding landing = new PostgresLanding(database.database());
        private Instant time = Instant.EPOCH;

        Run(long seed) {
            this.random = new Random(~seed);
            this.source = new HostileSource(new Random(seed));
        }

        /** One read, which may break off: a session that ends, a locator that expires, a body that is cut. */
        void read(boolean hostile) {
            time = time.plus(Duration.ofSeconds(1));
            var crm = new SalesforceSource(new QueryStreams(
                    landing, CONTRACTS, warehouse.tenant(), Warehouse.HASH, Clock.fixed(time, ZoneOffset.UTC)));
            var read = crm.begin(THING);
            var from = Instant.parse(read.getQuery().substring(read.getQuery().indexOf(">= ") + 3))
                    .getEpochSecond();
            var pages = source.pages(source.select(row -> row.stamp() >= from));
            for (var i = 0; i < pages.size(); i++) {
                var answer = HostileSource.answer(pages.get(i), i == pages.size() - 1);
                var fault = hostile ? random.nextInt(12) : -1;
                if (fault == 0) {
                    return;
                }
                if (fault == 1) {
                    var cut = Arrays.copyOf(answer, random.nextInt(answer.length));
                    assertThatThrownBy(() -> crm.page(read, cut)).isInstanceOf(ReadInterrupted.class);
                    return;
                }
                var draft = crm.page(read, answer);
                assertThat(landing.land(draft)).isEqualTo(Outcome.LANDED);
                given += pages.get(i).size();
                if (fault == 2 && answer.length > 0) {
                    assertThat(landing.land(draft))
                            .as("after an ambiguous commit")
                            .isEqualTo(Outcome.KNOWN);
                }
            }
        }

        Set<Row> landed() throws IOException {
            var rows = new HashSet<Row>();
            onPages = 0;
            for (var claim : warehouse.claims("me").take(10_000)) {
                var page = claim.page();
                for (var i = 0; i < page.frames().size(); i++) {
                    rows.add(Row.of(JSON.readTree(page.original(i))));
                    onPages++;
                }
            }
            return rows;
        }

        long count(String column) {
            return Long.parseLong(database.one(
                    "SELECT coalesce(sum(" + column + "), 0) FROM ops.run WHERE tenant = ?", warehouse.tenant()));
        }
    }
}
