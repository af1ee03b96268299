package dev.wadi.scenarios.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.bronze.PageReader;
import dev.wadi.bronze.PageSize;
import dev.wadi.bronze.ReadInterrupted;
import dev.wadi.contract.Contracts;
import dev.wadi.map.Mapper;
import dev.wadi.recheck.Comparison;
import dev.wadi.recheck.Finding;
import dev.wadi.recheck.RecheckSettings;
import dev.wadi.recheck.Rechecks;
import dev.wadi.recheck.Rechecks.Turn;
import dev.wadi.recheck.postgres.PostgresHoldings;
import dev.wadi.recheck.postgres.PostgresRechecks;
import dev.wadi.source.jdbc.TableRead;
import dev.wadi.source.jdbc.TableSource;
import dev.wadi.testkit.postgres.Streams;
import dev.wadi.testkit.postgres.TestDatabase;
import dev.wadi.testkit.postgres.Warehouse;
import dev.wadi.validate.Validator;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What no cursor sees: rows that are committed long after their time, changed without a word, deleted, put back; over a database
 * that breaks off, by a service that dies. The real rechecks, LAND, WRITE and RESOLVE.
 */
class HostileRechecksIT {

    private static final int POLLS = 6;
    private static final String THING = "shop.checked";
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final Contracts CONTRACTS = Contracts.of(List.of(Streams.contract("""
            stream: shop.checked
            title: Things
            description: What there is.
            owner: desk
            freshness: PT1H
            source:
              kind: jdbc
              format: json
              query: "SELECT id, stamp, number, deleted FROM thing WHERE stamp >= :from ORDER BY stamp, id"
              look-back: PT10S
            key: id
            version: stamp
            deleted: gone
            schema: { required: [id, stamp] }
            entity: checked
            columns:
              - { name: id, type: text, description: Its name }
              - { name: stamp, type: timestamp, formats: ["yyyy-MM-dd'T'HH:mm:ssX"], description: When it changed }
              - { name: gone, from: deleted, type: boolean, description: Whether it is gone }
              - { name: number, type: integer, description: Which version it is }
            """)));

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    /** A tenth of what others get: each works on all it lands. */
    static LongStream seeds() {
        return HostileRun.seeds().filter(seed -> seed % 10 == 0);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatNoCursorSeesIsFoundAndThenAllAgrees(long seed) {
        var run = new Run(seed);
        run.goOn(true);

        run.round(false);
        run.work();
        run.round(false);
        run.work();
        var findings = run.round(false);

        assertThat(run.held()).isEqualTo(run.there());
        assertThat(findings).isNotEmpty().allMatch(finding -> finding.verdict().equals("agrees"));
        run.run.agrees(run.run.onPages());
    }

    @Test
    void readingAloneIsCaughtAndSoIsCounting() {
        var missed = seeds().mapToObj(Run::new)
                .peek(run -> run.goOn(false))
                .filter(run -> !run.held().equals(run.there()))
                .toList();

        assertThat(missed).hasSizeGreaterThan((int) seeds().count() / 2);
        assertThat(missed)
                .filteredOn(run -> run.held().size() == run.there().size())
                .isNotEmpty();
    }

    /** One schedule, over a tenant of its own. */
    private static final class Run {

        final HostileSource source;
        final HostileRun run = new HostileRun(DATABASE, CONTRACTS);

        private final Random random;
        private final PostgresRechecks store = new PostgresRechecks(DATABASE.database(), run.warehouse.tenant());

        Run(long seed) {
            this.random = new Random(~seed);
            this.source = new HostileSource(new Random(seed), Duration.ofSeconds(40));
        }

        /** Reads what changed for a while, and perhaps looks again meanwhile, of which as much goes wrong as can. */
        void goOn(boolean lookingAgain) {
            for (var poll = 0; poll < POLLS; poll++) {
                for (var some = 0; some < 8; some++) {
                    source.goOn();
                }
                source.betray();
                read(Optional.of(random));
                if (random.nextBoolean()) {
                    work();
                }
                if (lookingAgain) {
                    round(true);
                }
            }
            source.comeToRest();
            read(Optional.empty());
            work();
        }

        void work() {
            run.warehouse.work();
            run.warehouse.resolve();
        }

        private void read(Optional<Random> faults) {
            var tables = tables();
            var read = tables.begin(THING, HostileTable.clock(source.now()), tables.lag(THING, "shop"));
            var from = read.getFrom().toEpochSecond(ZoneOffset.UTC);
            try {
                var pages = tables.pages(read, HostileTable.rows(source.select(row -> row.stamp() >= from), faults));
                while (pages.hasNext()) {
                    run.land(pages.next(), false);
                }
            } catch (ReadInterrupted brokenOff) {
                assertThat(faults).isPresent();
            }
        }

        /** Windows until the round ends or one breaks off, and what was found last in each. */
        List<Finding> round(boolean hostile) {
            var settled = Duration.between(hostile ? source.now() : source.now().plus(WINDOW), Instant.now());
            var rechecks = new Rechecks(
                    store,
                    new PostgresHoldings(DATABASE.database(), run.warehouse.tenant()),
                    new Comparison(
                            new PageReader(CONTRACTS), new Validator(CONTRACTS), new Mapper(CONTRACTS, Warehouse.HASH)),
                    CONTRACTS,
                    new RecheckSettings(Duration.ZERO, WINDOW, Duration.ofMinutes(2), settled, 10_000, Set.of("shop")));
            rechecks.turns().forEachRemaining(next -> next.ifPresent(turn -> take(rechecks, turn, hostile)));
            return store.findings(THING);
        }

        private void take(Rechecks rechecks, Turn turn, boolean hostile) {
            var stretch = turn.stretch();
            var tables = tables();
            var read = tables.beginStretch(stretch, HostileTable.clock(source.now()), tables.lag(THING, "shop"));
            var lower = second(stretch.from());
            var upper = second(stretch.until());
            var rows = source.select(row -> row.stamp() >= lower && row.stamp() < upper);
            tables.expect(read, rows.size());
            try {
                if (land(tables, read, rows, hostile)) {
                    rechecks.end(turn).forEach(page -> run.land(page, hostile && random.nextInt(5) == 0));
                    if (!hostile || random.nextInt(8) > 0) {
                        rechecks.found(turn);
                    }
                }
            } catch (ReadInterrupted brokenOff) {
                assertThat(hostile).isTrue();
            }
        }

        /** Whether it came to its end, and nobody died. */
        private boolean land(TableSource tables, TableRead read, List<HostileSource.Row> rows, boolean hostile) {
            // an answer may be shorter than what was counted
            var given = hostile && !rows.isEmpty() && random.nextInt(8) == 0 ? rows.subList(1, rows.size()) : rows;
            var pages = tables.pages(read, HostileTable.rows(given, hostile ? Optional.of(random) : Optional.empty()));
            while (pages.hasNext()) {
                var page = pages.next();
                // where a window is empty, its page leaves the cursor where it was
                run.land(page, hostile && page.frames().size() > 0 && random.nextInt(10) == 0);
                if (hostile && random.nextInt(12) == 0) {
                    return false;
                }
            }
            return true;
        }

        private TableSource tables() {
            return new TableSource(run.streams(), new PageSize(3, 1 << 20, 1 << 16));
        }

        private static long second(Instant instant) {
            return instant.getEpochSecond();
        }

        /** What we hold for there, by the number of its version. */
        List<String> held() {
            return DATABASE.rows("""
                    SELECT v.id, v.number FROM identity.record r
                    JOIN silver.checked v ON v.tenant = r.tenant AND v.attempt_id = r.attempt_id AND v.ordinal = r.ordinal
                    WHERE r.tenant = ? AND r.to_publication IS NULL AND NOT r.deleted ORDER BY v.id COLLATE "C"
                    """, run.warehouse.tenant());
        }

        List<String> there() {
            var rows = new ArrayList<String>();
            source.all().stream().filter(row -> !row.deleted()).forEach(row -> rows.add(row.id() + "|" + row.number()));
            return rows;
        }
    }
}
