package dev.wadi.scenarios.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.bronze.PageSize;
import dev.wadi.bronze.ReadInterrupted;
import dev.wadi.contract.Contracts;
import dev.wadi.source.s3.ObjectSource;
import dev.wadi.testkit.postgres.Streams;
import dev.wadi.testkit.postgres.TestDatabase;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The real walk, gate and LAND over buckets that make it hard; as many schedules as {@link HostileRun} says. */
class HostileBucketIT {

    private static final int POLLS = 12;
    private static final String THING = "bucket.thing";
    private static final Contracts CONTRACTS = Contracts.of(List.of(Streams.contract("""
            stream: bucket.thing
            title: Things
            description: What there is.
            owner: desk
            freshness: PT1H
            source: { kind: s3, format: csv, complete: { marker: _SUCCESS, within: PT1H } }
            key: id
            version: number
            schema: { required: [id, number] }
            entity: bucket_thing
            columns:
              - { name: id, type: text, description: Its name }
              - { name: number, type: integer, description: Which version it is }
              - { name: text, type: text, description: Two lines }
            """)));

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    static LongStream seeds() {
        return HostileRun.seeds();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noRowOfAnObjectThatStandsIsMissedAndTheLedgerAgreesWithWhatWasGiven(long seed) {
        var run = new Run(seed);
        for (var poll = 0; poll < POLLS; poll++) {
            run.bucket.goOn();
            run.read(true);
        }
        run.bucket.comeToRest();
        run.read(false);

        var landed = run.run.landed();
        assertThat(run.bucket.data().values())
                .allSatisfy(content -> assertThat(landed).containsAll(content.rows()));
        run.run.agrees(landed.size());
        assertThat(run.waiting).isZero();
    }

    @ParameterizedTest
    @EnumSource(NaiveListing.class)
    void waysThatAreNotThisCarefulAreCaught(NaiveListing way) {
        assertThat(seeds().filter(way::misses).count()).isGreaterThan(seeds().count() / 10);
    }

    /** One schedule, over a tenant of its own. */
    private static final class Run {

        final HostileBucket bucket;
        final HostileRun run = new HostileRun(DATABASE, CONTRACTS);
        long waiting = -1;

        private final Random random;
        private final ObjectSource objects = new ObjectSource(
                run.landing,
                CONTRACTS,
                run.warehouse.tenant(),
                new PageSize(3, 1 << 20, 1 << 16),
                (stream, folders, overdue) -> waiting = folders,
                Clock.systemUTC());

        Run(long seed) {
            this.random = new Random(~seed);
            this.bucket = new HostileBucket(new Random(seed));
        }

        void read(boolean hostile) {
            var listing = objects.list(THING, "b", "");
            while (listing.isMore()) {
                var after = listing.getRequest().marker();
                var listed = hostile ? bucket.listHostile(after) : bucket.list(after);
                for (var object : objects.unread(THING, listing, listed)) {
                    if (hostile && random.nextInt(8) == 0) {
                        bucket.goOn();
                    }
                    fetch(object, hostile);
                }
            }
        }

        private void fetch(S3Object object, boolean hostile) {
            var content = bucket.get(object);
            var opened = objects.open(THING, "b", object);
            if (content.isEmpty() || opened.isEmpty()) {
                return;
            }
            assertThat(opened.get().request().ifMatch()).isEqualTo(object.eTag());
            assertThat(object.key()).doesNotEndWith(HostileBucket.MARKER);
            assertThat(bucket.wasMarked(object.key())).isTrue();
            var cut = hostile && random.nextInt(4) == 0;
            var pages = objects.pages(opened.get(), bucket.stream(content.get(), cut));
            try {
                while (pages.hasNext()) {
                    var draft = pages.next();
                    run.land(draft, hostile && random.nextInt(10) == 0);
                    if (hostile && random.nextInt(10) == 0) {
                        return;
                    }
                }
            } catch (ReadInterrupted e) {
                assertThat(cut).as("only a body that was cut breaks off").isTrue();
            }
        }
    }
}
