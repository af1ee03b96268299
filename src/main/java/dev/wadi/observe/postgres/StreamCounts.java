package dev.wadi.observe.postgres;

import dev.wadi.core.Lane;
import dev.wadi.core.Tenant;
import dev.wadi.ledger.Balance;
import dev.wadi.ledger.Ledger;
import dev.wadi.observe.StreamFigures;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;

/** Counts what came in a day against the same day of the weeks before, what of it was loaded, and whether all balances. */
final class StreamCounts {

    private static final int WEEKS = 4;
    private static final int FEWEST_WEEKS = 3;

    private final Tenant tenant;
    private final Ledger ledger;

    StreamCounts(Tenant tenant, Ledger ledger) {
        this.tenant = tenant;
        this.ledger = ledger;
    }

    /** By stream, the records by which its ledger does not balance. */
    Map<String, Long> unbalanced() {
        return ledger.balances(tenant).stream().collect(Collectors.toMap(Balance::stream, Balance::difference));
    }

    Map<String, StreamFigures.Counts> of(Handle handle, Map<String, Long> unbalanced) {
        var counts = new HashMap<String, StreamFigures.Counts>();
        handle.createQuery("""
                        WITH known AS (
                          SELECT stream, extract(epoch FROM now() - min(opened_at)) / 86400 AS days
                          FROM ops.run WHERE tenant = :tenant AND lane = :live GROUP BY stream),
                        landed AS (
                          SELECT stream, floor(extract(epoch FROM now() - landed_at) / 86400)::integer AS days_ago,
                            sum(records) AS records
                          FROM bronze.page
                          WHERE tenant = :tenant AND lane = :live AND landed_at > now() - interval '29 days'
                          GROUP BY stream, days_ago),
                        week AS (
                          SELECT stream,
                            coalesce(sum(records) FILTER (WHERE days_ago = 0), 0) AS today,
                            coalesce(sum(records) FILTER (WHERE days_ago = 7), 0) AS week1,
                            coalesce(sum(records) FILTER (WHERE days_ago = 14), 0) AS week2,
                            coalesce(sum(records) FILTER (WHERE days_ago = 21), 0) AS week3,
                            coalesce(sum(records) FILTER (WHERE days_ago = 28), 0) AS week4
                          FROM landed GROUP BY stream),
                        disposed AS (
                          SELECT p.stream, sum(a.records) AS disposed, sum(a.loaded) AS loaded
                          FROM bronze.page p JOIN LATERAL (
                            SELECT a.records, a.loaded FROM ops.attempt a
                            WHERE a.tenant = p.tenant AND a.page_id = p.page_id
                            ORDER BY a.deployment DESC, a.attempt_id DESC LIMIT 1) a ON true
                          WHERE p.tenant = :tenant AND p.lane = :live AND p.landed_at > now() - interval '1 day'
                          GROUP BY p.stream),
                        unread AS (
                          SELECT r.stream, count(*) AS unreadable
                          FROM bronze.unreadable u JOIN ops.run r USING (tenant, run_id)
                          WHERE u.tenant = :tenant AND u.found_at > now() - interval '1 day' GROUP BY r.stream),
                        aside AS (
                          SELECT q.stream, count(*) AS quarantined FROM ops.set_aside q
                          WHERE q.tenant = :tenant GROUP BY q.stream)
                        SELECT * FROM known LEFT JOIN week USING (stream) LEFT JOIN disposed USING (stream)
                        LEFT JOIN unread USING (stream) LEFT JOIN aside USING (stream)
                        """)
                .bind("tenant", tenant.name())
                .bind("live", Lane.LIVE.label())
                .map((row, context) -> counts.put(
                        row.getString("stream"),
                        new StreamFigures.Counts(
                                row.getLong("today"),
                                expected(row),
                                loadedShare(row),
                                row.getLong("quarantined"),
                                unbalanced.getOrDefault(row.getString("stream"), 0L))))
                .list();
        return counts;
    }

    /** The median of the weeks in which the stream was read already; of two in the middle the mean. */
    private static OptionalDouble expected(ResultSet row) throws SQLException {
        var weeks = (int) Math.min(WEEKS, (row.getDouble("days") - 1) / 7);
        if (weeks < FEWEST_WEEKS) {
            return OptionalDouble.empty();
        }
        var counts = new long[weeks];
        for (var week = 0; week < weeks; week++) {
            counts[week] = row.getLong("week" + (week + 1));
        }
        var sorted = LongStream.of(counts).sorted().toArray();
        return OptionalDouble.of((sorted[(weeks - 1) / 2] + sorted[weeks / 2]) / 2.0);
    }

    private static OptionalDouble loadedShare(ResultSet row) throws SQLException {
        var read = row.getLong("disposed") + row.getLong("unreadable");
        return read == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) row.getLong("loaded") / read);
    }
}
