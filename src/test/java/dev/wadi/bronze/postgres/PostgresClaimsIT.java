package dev.wadi.bronze.postgres;

import static dev.wadi.testkit.postgres.Streams.NOTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.core.Claim;
import dev.wadi.postgres.Presence;
import dev.wadi.testkit.postgres.Streams;
import dev.wadi.testkit.postgres.TestDatabase;
import dev.wadi.testkit.postgres.Warehouse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresClaimsIT {

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    private Warehouse warehouse;

    @BeforeEach
    void begin() {
        warehouse = new Warehouse(DATABASE, Streams.both());
        warehouse.cutPagesOf(1);
    }

    @Test
    void takesTheLongestLandedFirst() {
        warehouse.land(NOTES, "one", "a,1,,,,", "b,1,,,,", "c,1,,,,");
        warehouse.land(NOTES, "two", "d,1,,,,");

        var taken = new ArrayList<>(warehouse.claims("me").take(3));
        taken.addAll(warehouse.claims("me").take(3));

        assertThat(taken).hasSize(4).isSortedAccordingTo((a, b) -> Long.compare(id(a), id(b)));
    }

    @Test
    void takesNoMoreThanItWasAskedFor() {
        warehouse.land(NOTES, "one", "a,1,,,,", "b,1,,,,", "c,1,,,,");

        var taken = warehouse.claims("me").take(2);

        assertThat(taken).hasSize(2);
        assertThat(DATABASE.one(
                        "SELECT count(*) FROM bronze.claim WHERE tenant = ? AND state = 'claimed'", warehouse.tenant()))
                .isEqualTo("2");
    }

    @Test
    void neverGivesAPageToTwoWorkers() throws Exception {
        var lines = new String[60];
        for (var i = 0; i < lines.length; i++) {
            lines[i] = "k" + i + ",1,,,,";
        }
        warehouse.land(NOTES, "many", lines);
        var workers = 4;
        var threads = Executors.newFixedThreadPool(workers);
        var start = new CyclicBarrier(workers);

        var taken = new ArrayList<Long>();
        var calls = new ArrayList<Callable<List<Long>>>();
        for (var worker = 0; worker < workers; worker++) {
            var claims = warehouse.claims("worker-" + worker);
            calls.add(() -> {
                start.await();
                return takeAll(claims);
            });
        }
        try {
            for (var result : threads.invokeAll(calls)) {
                taken.addAll(result.get());
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(taken).hasSize(lines.length).doesNotHaveDuplicates();
    }

    @Test
    void givesAPageWhoseLeaseHasLapsedToAnother() {
        warehouse.land(NOTES, "one", "a,1,,,,");
        var first = warehouse.claims("dead").take(1).get(0);
        assertThat(warehouse.claims("alive").take(1)).isEmpty();

        lapse();
        var second = warehouse.claims("alive").take(1).get(0);

        assertThat(id(second)).isEqualTo(id(first));
        assertThat(second.epoch()).isGreaterThan(first.epoch());
        assertThat(second.owner()).isEqualTo("alive");
    }

    @Test
    void givesAPageToAnotherAtOnceWhenItsOwnerIsSeenNoMore() {
        warehouse.land(NOTES, "one", "a,1,,,,");
        var presence = present("dying");
        var first = warehouse.claims("dying").take(1).get(0);
        assertThat(warehouse.claims("alive").take(1)).isEmpty();

        presence.close();

        var second = warehouse.claims("alive").take(1).get(0);
        assertThat(second.epoch()).isGreaterThan(first.epoch());
        assertThat(state()).isEqualTo("claimed|1");
    }

    @Test
    void neverTakesItsOwnPagesForThoseOfTheDead() {
        warehouse.land(NOTES, "one", "a,1,,,,");
        try (var presence = present("cut-off")) {
            assertThat(warehouse.claims("cut-off").take(1)).hasSize(1);
            presence.close();

            assertThat(warehouse.claims("cut-off").take(1)).isEmpty();
        }
    }

    @Test
    void waitsForTheLeaseOfAnOwnerWhoWasNeverSeen() {
        warehouse.land(NOTES, "one", "a,1,,,,");
        warehouse.claims("unseen").take(1);

        assertThat(warehouse.claims("alive").take(1)).isEmpty();
    }

    @Test
    void parksAPageAtTheThirdLapse() {
        warehouse.land(NOTES, "one", "a,1,,,,");
        for (var lapses = 0; lapses < 3; lapses++) {
            assertThat(warehouse.claims("dying").take(1)).hasSize(1);
            lapse();
        }

        assertThat(warehouse.claims("dying").take(1)).isEmpty();
        assertThat(state()).isEqualTo("parked|3");
    }

    @Test
    void parksAPageAtTheThirdFailure() {
        warehouse.land(NOTES, "one", "a,1,,,,");
        for (var failures = 0; failures < 3; failures++) {
            var claims = warehouse.claims("me");
            claims.fail(claims.take(1).get(0));
        }

        assertThat(warehouse.claims("me").take(1)).isEmpty();
        assertThat(state()).isEqualTo("parked|3");
    }

    @Test
    void countsLapsesAndFailuresTogether() {
        warehouse.land(NOTES, "one", "a,1,,,,");
        var claims = warehouse.claims("me");
        claims.take(1);
        lapse();
        claims.fail(claims.take(1).get(0));
        claims.fail(claims.take(1).get(0));

        assertThat(state()).isEqualTo("parked|3");
    }

    @Test
    void doesNotCountARelease() {
        warehouse.land(NOTES, "one", "a,1,,,,");
        var claims = warehouse.claims("me");

        for (var releases = 0; releases < 5; releases++) {
            claims.release(claims.take(1).get(0));
        }

        assertThat(state()).isEqualTo("waiting|0");
        assertThat(claims.take(1)).hasSize(1);
    }

    @Test
    void leavesAPageAloneThatAnotherHasClaimedSince() {
        warehouse.land(NOTES, "one", "a,1,,,,");
        var stale = warehouse.claims("slow").take(1).get(0);
        lapse();
        warehouse.claims("quick").take(1);

        warehouse.claims("slow").fail(stale);
        warehouse.claims("slow").release(stale);

        assertThat(state()).isEqualTo("claimed|1");
    }

    @Test
    void leavesAPageAloneThatIsDone() {
        warehouse.land(NOTES, "one", "a,1,,,,");
        var claims = warehouse.claims("me");
        var claim = claims.take(1).get(0);
        warehouse.writer().write(warehouse.batch(claim));

        claims.fail(claim);
        claims.release(claim);

        assertThat(state()).isEqualTo("done|0");
    }

    @Test
    void leavesAPageToThoseWithTheNewerDeployment() {
        var old = warehouse.claims("old");
        warehouse.land(NOTES, "one", "a,1,,,,");
        warehouse.deploy(Streams.withMood(), "2");
        warehouse.work();
        DATABASE.change("UPDATE bronze.claim SET state = 'waiting' WHERE tenant = ?", warehouse.tenant());

        assertThat(old.take(1)).isEmpty();
        assertThat(warehouse.claims("new").take(1)).hasSize(1);
    }

    @Test
    void leavesAPageThatIsToBeAttemptedOnceMoreToThoseWithTheNewestDeployment() {
        warehouse.land(NOTES, "one", "a,1,,,,");
        warehouse.work();
        var old = warehouse.claims("old");
        warehouse.deploy(Streams.withMood(), "2");
        DATABASE.change("UPDATE bronze.claim SET state = 'waiting' WHERE tenant = ?", warehouse.tenant());
        warehouse.land(NOTES, "two", "b,1,,,,");

        assertThat(old.take(2))
                .singleElement()
                .extracting(claim -> claim.page().partition())
                .isEqualTo("two");
        assertThat(warehouse.claims("new").take(2))
                .singleElement()
                .extracting(claim -> claim.page().partition())
                .isEqualTo("one");
    }

    private Presence present(String process) {
        var presence = new Presence(DATABASE.database().unpooled(), process, Duration.ofMillis(20));
        await().until(() -> DATABASE.one("SELECT ops.lives(?)", process), "t"::equals);
        return presence;
    }

    private void lapse() {
        DATABASE.change(
                "UPDATE bronze.claim SET lease_until = now() - interval '1 second' WHERE tenant = ?",
                warehouse.tenant());
    }

    private String state() {
        return DATABASE.one("SELECT state, lapses FROM bronze.claim WHERE tenant = ?", warehouse.tenant());
    }

    private static long id(Claim claim) {
        return claim.page().id();
    }

    private static List<Long> takeAll(PostgresClaims claims) {
        var all = new ArrayList<Long>();
        while (true) {
            var taken = claims.take(3);
            if (taken.isEmpty()) {
                return all;
            }
            taken.forEach(claim -> all.add(id(claim)));
        }
    }
}
