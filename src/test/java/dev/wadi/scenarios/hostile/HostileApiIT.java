package dev.wadi.scenarios.hostile;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadi.bronze.Landing.Outcome;
import dev.wadi.bronze.ReadInterrupted;
import dev.wadi.bronze.postgres.PostgresLanding;
import dev.wadi.contract.Contracts;
import dev.wadi.scenarios.hostile.HostileApi.Manner;
import dev.wadi.scenarios.hostile.HostileSource.Row;
import dev.wadi.source.http.ApiSource;
import dev.wadi.source.query.QueryStreams;
import dev.wadi.testkit.postgres.Streams;
import dev.wadi.testkit.postgres.TestDatabase;
import dev.wadi.testkit.postgres.Warehouse;
import java.io.ByteArrayInputStream;
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
import org.junit.jupiter.params.provider.MethodSource;

/** An API that is asked page by page while what it tells of changes; as many schedules as {@link HostileSchedulesIT} has. */
class HostileApiIT {

    private static final int POLLS = 8;
    private static final int BETWEEN_POLLS = 5;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String THING = "api.thing";

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
        return HostileSchedulesIT.seeds();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noFinalVersionIsMissedHoweverPagesAreAskedFor(long seed) throws IOException {
        var manners = Manner.values();
        var run = new Run(seed, manners[(int) (seed % manners.length)]);
        for (var poll = 0; poll < POLLS; poll++) {
            // for longer than a look-back, so that what a read passes over is not seen by the next one anyway
            for (var some = 0; some < BETWEEN_POLLS; some++) {
                run.source.goOn();
            }
            run.read(true);
        }
        run.source.comeToRest();
        run.read(false);

        assertThat(run.landed()).containsAll(run.source.all());
        assertThat(run.count("landed") + run.count("duplicate")).isEqualTo(run.count("read"));
    }

    private static Contracts contracts(Manner manner) {
        return Contracts.of(List.of(Streams.contract("""
                stream: api.thing
                title: Things
                description: What there is.
                owner: desk
                freshness: PT1H
                source:
                  kind: http
                  format: json
                  query: "/things?since=:from"
                  look-back: PT10S
                  records: /data
                  paging: PAGING
                key: id
                version: stamp
                deleted: gone
                schema: { required: [id, stamp] }
                entity: api_thing
                columns:
                  - { name: id, type: text, description: Its name }
                  - { name: stamp, type: timestamp, formats: ["yyyy-MM-dd'T'HH:mm:ssX"], description: When it changed }
                  - { name: gone, from: deleted, type: boolean, description: Whether it is gone }
                  - { name: number, type: integer, description: Which version it is }
                """.replace("PAGING", manner.paging))));
    }

    /** One schedule, over a tenant of its own. */
    private static final class Run {

        final HostileSource source;

        private final HostileApi api;
        private final Contracts contracts;
        private final Random random;
        private final Warehouse warehouse;
        private final PostgresLanding landing = new PostgresLanding(database.database());
        private Instant time = Instant.EPOCH;

        Run(long seed, Manner manner) {
            this.random = new Random(~seed);
            this.source = new HostileSource(new Random(seed));
            this.api = new HostileApi(source, manner, new Random(seed + 1));
            this.contracts = contracts(manner);
            this.warehouse = new Warehouse(database, contracts);
        }

        /** One read, which may break off: a connection that is lost, a body that is cut. */
        void read(boolean hostile) {
            time = time.plus(Duration.ofSeconds(1));
            var streams = new QueryStreams(
                    landing, contracts, warehouse.tenant(), Warehouse.HASH, Clock.fixed(time, ZoneOffset.UTC));
            var apis = new ApiSource(streams, contracts);
            var read = apis.begin(THING, HostileApi.URL);
            while (read.isMore()) {
                var date = RFC_1123_DATE_TIME.format(source.now().atOffset(ZoneOffset.UTC));
                var answer = api.answer(read.getPlace(), hostile);
                var fault = hostile ? random.nextInt(15) : -1;
                if (fault == 0) {
                    return;
                }
                if (fault == 1) {
                    var cut = new ByteArrayInputStream(Arrays.copyOf(answer, random.nextInt(answer.length)));
                    assertThatThrownBy(() -> apis.page(read, cut, date)).isInstanceOf(ReadInterrupted.class);
                    return;
                }
                var draft = apis.page(read, new ByteArrayInputStream(answer), date);
                assertThat(landing.land(draft)).isEqualTo(Outcome.LANDED);
                if (fault == 2) {
                    assertThat(landing.land(draft))
                            .as("after an ambiguous commit")
                            .isEqualTo(Outcome.KNOWN);
                }
            }
        }

        Set<Row> landed() throws IOException {
            var rows = new HashSet<Row>();
            for (var claim : warehouse.claims("me").take(10_000)) {
                for (var i = 0; i < claim.page().frames().size(); i++) {
                    rows.add(Row.of(JSON.readTree(claim.page().original(i))));
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
