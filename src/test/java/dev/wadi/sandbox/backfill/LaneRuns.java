package dev.wadi.sandbox.backfill;

import dev.wadi.sandbox.server.OrdersDatabase;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures the live lane without a backfill, beside one, and without one again: orders that change at the source, some four times
 * a second, and then many at once. Each read goes back by the look-back and takes in all that changed meanwhile, so each measure
 * begins with all changes before it long past.
 */
final class LaneRuns {

    private static final Duration STEADY = Duration.ofSeconds(20);
    private static final Duration BETWEEN = Duration.ofMillis(250);
    private static final int AT_ONCE = 10;
    private static final int BURST = 10_000;

    private final WadiRun run;
    private final OrdersDatabase shop;
    private final ShopHistory history;
    private long marked;

    LaneRuns(WadiRun run, OrdersDatabase shop, ShopHistory history) {
        this.run = run;
        this.shop = shop;
        this.history = history;
    }

    List<LiveLane> measure() throws IOException, SQLException {
        var lanes = new ArrayList<LiveLane>();
        measure("nothing, warming up");
        measure("nothing, warming up still");
        lanes.add(measure("nothing"));
        run.backfill(ShopHistory.FROM, history.until(), 0);
        run.await("a backfill", () -> run.count("SELECT coalesce(sum(records), 0) FROM ops.backfill") > 0);
        lanes.add(measure("a backfill"));
        lanes.add(measure("a backfill, still"));
        if (run.count("SELECT count(*) FROM ops.backfill WHERE state = 'running'") == 0) {
            throw new IllegalStateException("the backfill has ended while the live lane was measured beside it");
        }
        run.database()
                .useTransaction(
                        handle -> handle.execute("UPDATE ops.backfill SET state = 'paused' WHERE state = 'running'"));
        awaitRest();
        lanes.add(measure("nothing again"));
        return lanes;
    }

    /** The window that the pause broke off has landed in part: it waits to be read again. */
    private void awaitRest() throws IOException {
        run.await("rest", () -> run.count("""
                SELECT (SELECT count(*) FROM bronze.claim WHERE state IN ('waiting', 'claimed'))
                  + (SELECT count(*) FROM ops.attempt a JOIN ops.run r USING (tenant, run_id)
                     WHERE a.published_in IS NULL AND r.closed_at IS NOT NULL)
                  + (SELECT count(*) FROM ops.publication WHERE published_at IS NULL)
                """) == 0);
    }

    private LiveLane measure(String beside) throws IOException, SQLException {
        letAllBeLongPast();
        var begun = System.nanoTime();
        var before = run.sample(Duration.ZERO).written();
        var first = marked + 1;
        var commits = new ArrayList<Long>();
        while (System.nanoTime() - begun < STEADY.toNanos()) {
            commits.add(change(AT_ONCE));
            WadiRun.pause(BETWEEN);
        }
        var last = marked;
        var mark = marked;
        run.await("changes", () -> seen(mark, lastOf(mark)));
        var latencies = latencies(first, last, commits);
        var burstBegun = change(BURST);
        var many = marked;
        run.await("a burst", () -> seen(many, BURST));
        var burst = publishedAt(many, BURST) - burstBegun;
        var elapsed = (System.nanoTime() - begun) / 1e9;
        return new LiveLane(
                beside,
                (long) commits.size() * AT_ONCE,
                at(latencies, 0.5),
                latencies.stream().mapToDouble(millis -> millis).average().orElse(0) / 1_000,
                at(latencies, 0.95),
                BURST,
                burst / 1_000.0,
                (run.sample(Duration.ZERO).written() - before) / elapsed);
    }

    /** Readers have seen all that was changed. */
    private void letAllBeLongPast() throws SQLException {
        try (var connection = shop.connect(shop.owner());
                var statement = connection.createStatement()) {
            statement.executeUpdate("""
                    UPDATE orders SET updated_at = updated_at - INTERVAL 1 DAY
                    WHERE updated_at > utc_timestamp(6) - INTERVAL 12 HOUR
                    """);
        }
    }

    private static double at(List<Long> latencies, double share) {
        var sorted = latencies.stream().sorted().toList();
        return sorted.get((int) (share * (sorted.size() - 1))) / 1_000.0;
    }

    /** Changes so many orders in one transaction, marked by a number of their own; when it was committed, in milliseconds. */
    private long change(int orders) throws SQLException {
        marked++;
        try (var connection = shop.connect(shop.owner());
                var update = connection.prepareStatement("""
                        UPDATE orders SET note = ?, updated_at = utc_timestamp(6)
                        WHERE order_id BETWEEN ? AND ?
                        """)) {
            var from = orders == BURST ? 1 : lastOf(marked) - AT_ONCE + 1;
            update.setString(1, "mark " + marked);
            update.setLong(2, from);
            update.setLong(3, from + orders - 1);
            if (update.executeUpdate() != orders) {
                throw new IllegalStateException("there are fewer orders than it takes to measure");
            }
        }
        return System.currentTimeMillis();
    }

    private boolean seen(long mark, long order) {
        return publishedAt(mark, order) > 0;
    }

    private List<Long> latencies(long first, long last, List<Long> commits) {
        var latencies = new ArrayList<Long>();
        for (var mark = first; mark <= last; mark++) {
            latencies.add(publishedAt(mark, lastOf(mark)) - commits.get((int) (mark - first)));
        }
        return latencies;
    }

    /** When readers saw an order as it was marked, in milliseconds; 0 where they have not. */
    private long publishedAt(long mark, long order) {
        return run.count("""
                SELECT coalesce((extract(epoch FROM max(p.published_at)) * 1000)::bigint, 0) FROM ops.publication p
                JOIN gold.orders_history h ON h.tenant = p.tenant AND h.from_publication = p.publication
                WHERE h.tenant = 'default' AND h.record_key = '%d' AND h.note = 'mark %d'
                """.formatted(order, mark));
    }

    private static long lastOf(long mark) {
        return BURST + (mark + 1) * AT_ONCE;
    }
}
