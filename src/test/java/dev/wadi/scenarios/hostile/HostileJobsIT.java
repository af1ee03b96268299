package dev.wadi.scenarios.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.backfill.BackfillStretch;
import dev.wadi.backfill.BackfillTurns;
import dev.wadi.bronze.PageSize;
import dev.wadi.bronze.ReadInterrupted;
import dev.wadi.contract.Contracts;
import dev.wadi.source.salesforce.JobRead;
import dev.wadi.source.salesforce.JobSettings;
import dev.wadi.source.salesforce.SalesforceJobs;
import dev.wadi.testkit.postgres.Streams;
import dev.wadi.testkit.postgres.TestDatabase;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The real backfill, jobs and LAND over an org whose jobs fail, vanish, and give pieces that are not whole; and they die meanwhile. */
class HostileJobsIT {

    private static final Contracts CONTRACTS = Contracts.of(List.of(Streams.contract("""
            stream: crm.job_thing
            title: Things
            description: What there is.
            owner: desk
            freshness: PT1H
            source:
              kind: salesforce
              format: json
              query: "SELECT id, stamp, number, deleted FROM Thing WHERE stamp >= :from ORDER BY stamp, id"
              look-back: PT10S
            key: id
            version: stamp
            deleted: gone
            schema: { required: [id, stamp] }
            entity: job_thing
            columns:
              - { name: id, type: text, description: Its name }
              - { name: stamp, type: timestamp, formats: ["yyyy-MM-dd'T'HH:mm:ssX"], description: When it changed }
              - { name: gone, from: deleted, type: boolean, description: Whether it is gone }
              - { name: number, type: integer, description: Which version it is }
            """)));

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    static LongStream seeds() {
        return HostileRun.seeds();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noRowOfAStretchIsMissedAndTheLedgerAgreesWithWhatWasGiven(long seed) {
        var run = new Run(seed);

        run.backfill.untilItIsDone(run::turn);

        run.backfill.holds();
    }

    @ParameterizedTest
    @EnumSource(NaiveFetch.class)
    void waysThatAreNotThisCarefulAreCaught(NaiveFetch way) {
        assertThat(seeds().filter(way::misses).count()).isGreaterThan(seeds().count() / 10);
    }

    /** One schedule, over a tenant of its own. */
    private static final class Run {

        final HostileSource source;
        final HostileRun run = new HostileRun(DATABASE, CONTRACTS);
        final HostileBackfill backfill;

        private final Random random;
        private final Map<String, HostileJob> jobs = new HashMap<>();

        Run(long seed) {
            this.random = new Random(~seed);
            this.source = new HostileSource(new Random(seed));
            this.backfill = new HostileBackfill(DATABASE, run, CONTRACTS, source, random);
        }

        /** One turn, in which the process may die anywhere. */
        private void turn(BackfillTurns turns, BackfillStretch stretch, boolean hostile) {
            var fetch = new SalesforceJobs(
                    run.streams(),
                    CONTRACTS,
                    new JobSettings(OptionalInt.of(0), Duration.ofMillis(1)),
                    new PageSize(3, 1 << 20, 1 << 16),
                    run.clock());
            var read = fetch.begin(stretch);
            if (read.isNew()) {
                var name = "750-" + jobs.size();
                jobs.put(name, find(stretch));
                if (!dies(hostile)) {
                    fetch.begun(read, name);
                }
                return;
            }
            var job = jobs.get(read.getId());
            var fate = hostile ? random.nextInt(10) : -1;
            if (job == null || fate == 0) {
                fetch.gone(read, "gone");
            } else if (fate == 1) {
                fetch.wait(read);
            } else {
                fetch.done(read, job.size());
                fetch(turns, stretch, fetch, read, job, hostile);
            }
        }

        private void fetch(
                BackfillTurns turns,
                BackfillStretch stretch,
                SalesforceJobs fetch,
                JobRead read,
                HostileJob job,
                boolean hostile) {
            while (read.isMore()) {
                if (hostile && random.nextInt(12) == 0) {
                    // the place has expired, or somebody deleted the job
                    read.giveUp();
                    return;
                }
                var piece = job.piece(Optional.ofNullable(read.getPlace()), hostile);
                try {
                    var pages = fetch.pages(
                            read,
                            piece.text(),
                            piece.next().orElse(null),
                            piece.count().orElse(null));
                    while (pages.hasNext()) {
                        run.land(pages.next(), hostile && random.nextInt(10) == 0);
                        if (dies(hostile)) {
                            return;
                        }
                    }
                } catch (ReadInterrupted e) {
                    // rows that were lost before without a word are missed at the end, and the job is given up
                    assertThat(hostile || stretch.job().isEmpty())
                            .as("only what is not whole breaks off")
                            .isTrue();
                    return;
                }
                fetch.landed(read);
                if (dies(hostile)) {
                    return;
                }
            }
            turns.done(stretch);
        }

        private HostileJob find(BackfillStretch stretch) {
            var lower = stretch.from().getEpochSecond();
            var upper = stretch.until().getEpochSecond();
            return new HostileJob(source.select(row -> row.stamp() >= lower && row.stamp() < upper), random);
        }

        private boolean dies(boolean hostile) {
            return hostile && random.nextInt(10) == 0;
        }
    }
}
