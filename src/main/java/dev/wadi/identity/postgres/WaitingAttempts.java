package dev.wadi.identity.postgres;

import dev.wadi.core.Tenant;
import dev.wadi.ledger.postgres.NewestAttempt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * Attempts that wait for RESOLVE: the newest of their page, whose run has passed. A held run holds the later ones of its stream
 * as well, unless readers have seen it already; one of a recheck just itself, whose findings do not stand on one another.
 */
public final class WaitingAttempts {

    private static final String WAITING = """
            ops.attempt a
            JOIN ops.run r ON r.tenant = a.tenant AND r.run_id = a.run_id
            WHERE a.tenant = :tenant AND a.published_in IS NULL AND r.judged_at IS NOT NULL
              AND NOT EXISTS (
                SELECT FROM quality.verdict v JOIN ops.run h ON h.tenant = v.tenant AND h.run_id = v.run_id
                WHERE v.tenant = r.tenant AND v.outcome = 'hold'
                  AND h.stream = r.stream AND h.lane = r.lane AND (h.run_id = r.run_id
                    OR h.run_id < r.run_id AND r.lane <> 'recheck' AND NOT EXISTS (
                      SELECT FROM bronze.page p
                      JOIN ops.attempt s ON s.tenant = p.tenant AND s.page_id = p.page_id
                      WHERE p.tenant = h.tenant AND p.run_id = h.run_id AND s.published_in IS NOT NULL)))
              AND
            """ + NewestAttempt.OF_ITS_PAGE;

    private static final String LIVE = " AND r.lane <> 'backfill' ";
    private static final String OF_BACKFILLS = " AND r.lane = 'backfill' ";

    private final Handle handle;
    private final Tenant tenant;

    /** Those of a tenant, as this transaction sees them. */
    public WaitingAttempts(Handle handle, Tenant tenant) {
        this.handle = handle;
        this.tenant = tenant;
    }

    /** Whether there is one. */
    public boolean any() {
        return any("");
    }

    /** Whether there is one that is not of a backfill. */
    public boolean anyLive() {
        return any(LIVE);
    }

    private boolean any(String lane) {
        return handle.createQuery("SELECT EXISTS (SELECT FROM " + WAITING + lane + ")")
                .bind("tenant", tenant.name())
                .mapTo(Boolean.class)
                .one();
    }

    /**
     * So many at the most, by stream: those of new pages first, the oldest first.
     *
     * @param mostOfBackfills how many of them may be of backfills, which come last
     */
    Map<String, List<Long>> first(int most, int mostOfBackfills) {
        var byStream = new TreeMap<String, List<Long>>();
        handle.createQuery("(" + first(LIVE, ":most") + ") UNION ALL (" + first(OF_BACKFILLS, ":backfills")
                        + ") LIMIT :most")
                .bind("tenant", tenant.name())
                .bind("most", most)
                .bind("backfills", mostOfBackfills)
                .map((row, context) -> byStream.computeIfAbsent(row.getString("stream"), none -> new ArrayList<>())
                        .add(row.getLong("attempt_id")))
                .list();
        return byStream;
    }

    private static String first(String lane, String most) {
        return "SELECT a.stream, a.attempt_id FROM " + WAITING + lane + """
                ORDER BY EXISTS (
                    SELECT FROM ops.attempt o
                    WHERE o.tenant = a.tenant AND o.page_id = a.page_id AND o.attempt_id < a.attempt_id),
                  a.attempt_id LIMIT """ + " " + most;
    }
}
