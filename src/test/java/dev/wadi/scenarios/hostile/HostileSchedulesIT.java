package dev.wadi.scenarios.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.bronze.PageSize;
import dev.wadi.bronze.ReadInterrupted;
import dev.wadi.contract.Contracts;
import dev.wadi.source.jdbc.TableSource;
import dev.wadi.source.salesforce.SalesforceSource;
import dev.wadi.testkit.postgres.Streams;
import dev.wadi.testkit.postgres.TestDatabase;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The real cursor, look-back and LAND over sources that make it hard. */
class HostileSchedulesIT {

    private static final int POLLS = 12;
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

    private static final Contracts OF_TABLES = Contracts.of(List.of(Streams.contract("""
            stream: shop.thing
            title: Things
            description: What there is.
            owner: desk
            freshness: PT1H
            source: { kind: jdbc, format: json, query: "SELECT x FROM thing WHERE stamp >= :from ORDER BY stamp", look-back: PT10S }
            key: id
            version: stamp
            schema: { required: [id, stamp] }
            entity: shop_thing
            columns:
              - { name: id, type: text, description: Its name }
              - { name: stamp, type: timestamp, formats: ["yyyy-MM-dd'T'HH:mm:ssX"], description: When it changed }
            """)));

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    static LongStream seeds() {
        return HostileRun.seeds();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noFinalVersionIsMissedAndTheLedgerAgreesWithTheSource(long seed) {
        var run = seed % 2 == 0 ? new Run(seed) : new TableRun(seed);
        for (var poll = 0; poll < POLLS; poll++) {
            run.source.goOn();
            run.read(true);
        }
        run.source.comeToRest();
        run.read(false);
        run.read(false);

        run.run.holds(run.source.all());
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
    private static class Run {

        final HostileSource source;
        final HostileRun run;

        final Random random;

        Run(long seed) {
            this(seed, CONTRACTS);
        }

        Run(long seed, Contracts contracts) {
            this.run = new HostileRun(DATABASE, contracts);
            this.random = new Random(~seed);
            this.source = new HostileSource(new Random(seed));
        }

        /** One read, which may break off: a session that ends, a locator that expires, a body that is cut. */
        void read(boolean hostile) {
            var crm = new SalesforceSource(run.streams());
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
                run.land(crm.page(read, answer), fault == 2);
            }
        }
    }

    /** The same over a database that breaks off in the midst of its rows. */
    private static final class TableRun extends Run {

        TableRun(long seed) {
            super(seed, OF_TABLES);
        }

        @Override
        void read(boolean hostile) {
            var tables = new TableSource(run.streams(), new PageSize(3, 1 << 20, 1 << 16));
            var read = tables.begin("shop.thing", HostileTable.clock(source.now()), tables.lag("shop.thing", "shop"));
            var from = read.getFrom().toEpochSecond(ZoneOffset.UTC);
            var rows = source.select(row -> row.stamp() >= from);
            try {
                var pages =
                        tables.pages(read, HostileTable.rows(rows, hostile ? Optional.of(random) : Optional.empty()));
                while (pages.hasNext()) {
                    var page = pages.next();
                    run.land(page, hostile && page.frames().size() > 0 && random.nextInt(10) == 0);
                }
            } catch (ReadInterrupted brokenOff) {
                assertThat(hostile).isTrue();
            }
        }
    }
}
