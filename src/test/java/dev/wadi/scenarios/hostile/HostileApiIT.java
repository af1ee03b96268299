package dev.wadi.scenarios.hostile;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.backfill.BackfillStretch;
import dev.wadi.backfill.BackfillTurns;
import dev.wadi.bronze.ReadInterrupted;
import dev.wadi.bronze.json.JsonAnswer;
import dev.wadi.bronze.json.JsonAnswer.Places;
import dev.wadi.contract.Contracts;
import dev.wadi.scenarios.hostile.HostileApi.Manner;
import dev.wadi.source.http.ApiRead;
import dev.wadi.source.http.ApiSource;
import dev.wadi.testkit.postgres.Streams;
import dev.wadi.testkit.postgres.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An API that is asked page by page while what it tells of changes; as many schedules as {@link HostileRun} says. */
class HostileApiIT {

    private static final int POLLS = 8;
    private static final int BETWEEN_POLLS = 5;
    private static final String THING = "api.thing";

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    static LongStream seeds() {
        return HostileRun.seeds();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noFinalVersionIsMissedHoweverPagesAreAskedFor(long seed) {
        var manners = Manner.values();
        var run = new Run(seed, manners[(int) (seed % manners.length)]);

        run.schedule();

        run.run.holds(run.source.all());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noRowOfAStretchIsMissedHoweverPagesAreAskedFor(long seed) {
        var manners = Manner.values();
        var run = new Run(seed, manners[(int) (seed % manners.length)]);
        var backfill = new HostileBackfill(DATABASE, run.run, run.contracts, run.source, run.random);

        backfill.untilItIsDone(run::turn);

        backfill.holds();
    }

    @Test
    void aCursorThatFollowsTheClockOfEachAnswerIsCaught() {
        assertThat(seeds().mapToObj(ClockFollower::new).filter(ClockFollower::isCaught))
                .hasSizeGreaterThan((int) seeds().count() / 10);
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
                  stretch: "/things?since=:from&until=:until"
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
    private static class Run {

        final HostileSource source;
        final HostileRun run;
        final HostileApi api;

        private final Contracts contracts;
        private final Random random;

        Run(long seed, Manner manner) {
            this.random = new Random(~seed);
            this.source = new HostileSource(new Random(seed));
            this.api = new HostileApi(source, manner, new Random(seed + 1));
            this.contracts = contracts(manner);
            this.run = new HostileRun(DATABASE, contracts);
        }

        final void schedule() {
            for (var poll = 0; poll < POLLS; poll++) {
                // for longer than a look-back, so that what a read passes over is not seen by the next one anyway
                for (var some = 0; some < BETWEEN_POLLS; some++) {
                    source.goOn();
                }
                read(true);
            }
            source.comeToRest();
            read(false);
        }

        /** One read, which may break off: a connection that is lost, a body that is cut. */
        void read(boolean hostile) {
            var apis = new ApiSource(run.streams(), contracts);
            var read = apis.begin(THING, HostileApi.URL);
            nothingOlderIsMissing(read.getPlace());
            read(apis, read, hostile);
        }

        /** A window of a backfill; where what it holds changes meanwhile it may be read in vain. */
        void turn(BackfillTurns turns, BackfillStretch stretch, boolean hostile) {
            var apis = new ApiSource(run.streams(), contracts);
            try {
                if (read(apis, apis.beginStretch(stretch, HostileApi.URL), hostile)) {
                    turns.done(stretch);
                }
            } catch (ReadInterrupted counted) {
                assertThat(hostile).as("only what changes meanwhile breaks off").isTrue();
            }
        }

        /** Whether it came to its end. */
        private boolean read(ApiSource apis, ApiRead read, boolean hostile) {
            while (read.isMore()) {
                var date = RFC_1123_DATE_TIME.format(source.now().atOffset(ZoneOffset.UTC));
                var answer = api.answer(read.getPlace(), hostile);
                var fault = hostile ? random.nextInt(15) : -1;
                if (fault == 0) {
                    return false;
                }
                if (fault == 1) {
                    var cut = new ByteArrayInputStream(Arrays.copyOf(answer, random.nextInt(answer.length)));
                    assertThatThrownBy(() -> apis.page(read, cut, date)).isInstanceOf(ReadInterrupted.class);
                    return false;
                }
                run.landRows(apis.page(read, new ByteArrayInputStream(answer), date), fault == 2);
            }
            return true;
        }

        /** What no read will ask for any more has landed, whether or not a later version of it will hide that. */
        final void nothingOlderIsMissing(String place) {
            var from = HostileApi.since(place).getEpochSecond();
            assertThat(run.given()).containsAll(source.select(row -> row.stamp() < from));
        }
    }

    /** One that lets the cursor follow the clock of each answer: what is committed late behind it is missed. */
    private static final class ClockFollower extends Run {

        ClockFollower(long seed) {
            super(seed, Manner.LINKS);
        }

        boolean isCaught() {
            try {
                schedule();
                return false;
            } catch (AssertionError missed) {
                return true;
            }
        }

        @Override
        void read(boolean hostile) {
            var read = run.streams().begin(THING);
            var place = URI.create(HostileApi.URL + "/things?since=" + read.from());
            nothingOlderIsMissing(place.toString());
            for (var more = true; more; ) {
                var clock = source.now();
                var answer = api.answer(place.toString(), hostile);
                try {
                    var framed = JsonAnswer.frame(answer, new Places("/data", "/links/next", ""));
                    more = !framed.next().isEmpty();
                    place = place.resolve(framed.next());
                    read.at(clock);
                    run.landRows(read.draft(answer, framed.frames(), !more), false);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}
