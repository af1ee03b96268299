package dev.wadi.bronze.postgres;

import dev.wadi.core.Lane;
import dev.wadi.core.Tenant;
import org.jdbi.v3.core.Handle;

/**
 * Reads by query that found nothing new. A stream that is read every half minute would leave thousands of them: what they
 * read again is counted in one row a day, so that the ledger keeps its sums, and they are forgotten.
 */
final class BarrenReads {

    private BarrenReads() {}

    /** Folds those that balance and the gates have passed; others stay to be seen. */
    static void fold(Handle handle, Tenant tenant, String stream, Lane lane) {
        var runs = handle.createQuery("""
                        SELECT r.run_id FROM ops.run r
                        WHERE r.tenant = :tenant AND r.stream = :stream AND r.lane = :lane
                          AND r.landed = 0 AND r.unreadable = 0 AND r.judged_at IS NOT NULL AND r.read = r.duplicate
                          AND r.slice NOT LIKE 'repeats of %'
                          AND NOT EXISTS (SELECT FROM quality.verdict v
                            WHERE v.tenant = r.tenant AND v.run_id = r.run_id AND v.outcome = 'hold')
                        """)
                .bind("tenant", tenant.name())
                .bind("stream", stream)
                .bind("lane", lane.label())
                .mapTo(Long.class)
                .list();
        if (runs.isEmpty()) {
            return;
        }
        handle.createUpdate("DELETE FROM quality.verdict WHERE tenant = :tenant AND run_id = ANY(:runs)")
                .bind("tenant", tenant.name())
                .bindArray("runs", Long.class, runs)
                .execute();
        handle.createUpdate("""
                        WITH barren AS (
                          DELETE FROM ops.run WHERE tenant = :tenant AND run_id = ANY(:runs)
                          RETURNING tenant, stream, lane, slice, read, duplicate,
                            (opened_at AT TIME ZONE 'UTC')::date AS day),
                        forgotten AS (
                          DELETE FROM bronze.cursor c USING barren b
                          WHERE c.tenant = b.tenant AND c.stream = b.stream AND c.lane = b.lane
                            AND c.partition = b.slice)
                        INSERT INTO ops.run (tenant, stream, lane, slice, closed_at, judged_at, read, duplicate)
                        SELECT tenant, stream, lane, 'repeats of ' || day, now(), now(), sum(read), sum(duplicate)
                        FROM barren GROUP BY tenant, stream, lane, day HAVING sum(read) > 0
                        ON CONFLICT (tenant, stream, lane, slice) DO UPDATE
                        SET read = run.read + EXCLUDED.read, duplicate = run.duplicate + EXCLUDED.duplicate,
                          closed_at = EXCLUDED.closed_at, judged_at = EXCLUDED.judged_at
                        """)
                .bind("tenant", tenant.name())
                .bindArray("runs", Long.class, runs)
                .execute();
    }
}
