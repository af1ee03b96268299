package dev.wadi.identity.postgres;

import static dev.wadi.testkit.postgres.Streams.NOTES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.bronze.postgres.PostgresClaims;
import dev.wadi.core.Claim;
import dev.wadi.core.Lane;
import dev.wadi.core.Page;
import dev.wadi.gold.Patience;
import dev.wadi.pace.Pace;
import dev.wadi.pace.postgres.PostgresLiveWork;
import dev.wadi.testkit.postgres.Streams;
import dev.wadi.testkit.postgres.TestDatabase;
import dev.wadi.testkit.postgres.Warehouse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A backfill that has begun, and live work that comes upon it. */
class LiveBeforeBackfillIT {

    private static final Duration LONG = Duration.ofHours(1);

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    @SuppressWarnings("NullAway.Init") // set before each
    private Warehouse warehouse;

    @BeforeEach
    void begin() {
        warehouse = new Warehouse(DATABASE, Streams.both());
        warehouse.landIn(Lane.BACKFILL, NOTES, "history 1", "a,1,,,,old");
        warehouse.landIn(Lane.BACKFILL, NOTES, "history 2", "b,1,,,,old");
    }

    @Test
    void liveWorkIsResolvedFirst() {
        warehouse.work();
        warehouse.land(NOTES, "live", "c,2,,,,new");
        warehouse.work();
        warehouse.judge();
        var resolver = warehouse.resolver(1);

        resolver.resolve();
        assertThat(winners()).containsExactly("c");

        resolver.resolve();
        resolver.resolve();
        assertThat(winners()).containsExactly("a", "b", "c");
    }

    @Test
    void readersOfLiveWorkDoNotWaitForTheRestOfABackfill() {
        var publisher = warehouse.publisher(Patience.of(LONG));
        warehouse.writer().write(warehouse.batch(warehouse.claims("me").take(1).get(0)));
        warehouse.judge();
        warehouse.resolver(9).resolve();
        assertThat(publisher.isDue()).isFalse();

        warehouse.land(NOTES, "live", "c,2,,,,new");
        assertThat(publisher.isDue()).isFalse();
        warehouse.writer().write(warehouse.batch(warehouse.claims("me").take(1).get(0)));
        warehouse.judge();
        warehouse.resolver(9).resolve();

        assertThat(publisher.isDue()).isTrue();
        assertThat(DATABASE.rows(
                        "SELECT count(*) FROM bronze.claim WHERE tenant = ? AND state = 'waiting'", warehouse.tenant()))
                .containsExactly("1");
    }

    @Test
    void readersWaitForMoreOfABackfillOnlyWhileItGoesOnAndNothingLiveWaitsWithIt() {
        var publisher = warehouse.publisher(new Patience(Duration.ZERO, LONG));
        warehouse.writer().write(warehouse.batch(warehouse.claims("me").take(1).get(0)));
        warehouse.judge();
        warehouse.resolver(9).resolve();
        assertThat(publisher.isDue()).as("nobody asked for it").isTrue();

        DATABASE.change("""
                INSERT INTO ops.backfill (tenant, stream, from_version, until_version, position, window_seconds, rate, asked_by)
                VALUES (?, 'desk.note', 'epoch', now(), 'epoch', 60, 0, 'a test')
                """, warehouse.tenant());
        assertThat(publisher.isDue()).as("it goes on").isFalse();

        warehouse.land(NOTES, "live", "c,2,,,,new");
        warehouse.writer().write(warehouse.batch(warehouse.claims("me").take(1).get(0)));
        warehouse.land(NOTES, "more", "d,2,,,,new");
        warehouse.judge();
        warehouse.resolver(9).resolve();
        assertThat(publisher.isDue()).as("something live waits with it").isTrue();
    }

    @Test
    void liveWorkIsUnderWayFromItsPageToItsPublication() {
        var live = new PostgresLiveWork(DATABASE.database(), warehouse.tenant());
        assertThat(live.isUnderWay()).isFalse();

        warehouse.land(NOTES, "live", "c,2,,,,new");
        assertThat(live.isUnderWay()).isTrue();
        warehouse.writer().write(warehouse.batch(warehouse.claims("me").take(1).get(0)));
        assertThat(live.isUnderWay()).isTrue();
        warehouse.judge();
        warehouse.resolver(9).resolve();
        assertThat(live.isUnderWay()).isTrue();
        warehouse.publisher(Patience.of(LONG)).publish();

        assertThat(live.isUnderWay()).isFalse();
    }

    @Test
    void besideLiveWorkABackfillGetsOnePageAtATimeAndNeverNone() {
        warehouse.land(NOTES, "live", "c,2,,,,new");
        var claims = new PostgresClaims(
                DATABASE.database(),
                warehouse.tenant(),
                "me",
                1,
                LONG,
                Warehouse.HASH,
                new Pace(() -> true, LONG, Clock.systemUTC()));

        assertThat(claims.take(9))
                .extracting(Claim::page)
                .extracting(Page::lane)
                .containsExactly(Lane.LIVE);
        assertThat(claims.take(9))
                .extracting(Claim::page)
                .extracting(Page::lane)
                .containsExactly(Lane.BACKFILL);
        assertThat(claims.take(9)).isEmpty();
    }

    private List<String> winners() {
        return DATABASE.rows("SELECT record_key FROM identity.record WHERE tenant = ? ORDER BY 1", warehouse.tenant());
    }
}
