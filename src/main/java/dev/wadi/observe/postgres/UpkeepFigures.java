package dev.wadi.observe.postgres;

import dev.wadi.core.Tenant;
import dev.wadi.observe.Upkeep;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** What is paused, which backfills have stopped, and what rechecks could not do or mend. */
final class UpkeepFigures {

    private UpkeepFigures() {}

    static Map<String, Upkeep> of(Handle handle, Tenant tenant) {
        return handle
                .createQuery("""
                        WITH paused AS (SELECT stream, paused FROM ops.stream WHERE tenant = :tenant AND paused),
                        backfill AS (
                          SELECT stream, count(*) AS failed FROM ops.backfill
                          WHERE tenant = :tenant AND state = 'failed' GROUP BY stream),
                        recheck AS (SELECT stream, failures FROM ops.recheck WHERE tenant = :tenant AND failures > 0),
                        audit AS (
                          SELECT stream, count(*) AS differing FROM quality.audit
                          WHERE tenant = :tenant AND verdict = 'differs' GROUP BY stream)
                        SELECT stream, coalesce(paused.paused, false) AS paused, failed, failures, differing
                        FROM paused FULL JOIN backfill USING (stream) FULL JOIN recheck USING (stream)
                        FULL JOIN audit USING (stream)
                        """)
                .bind("tenant", tenant.name())
                .map((row, context) -> Map.entry(
                        row.getString("stream"),
                        new Upkeep(
                                row.getBoolean("paused"),
                                row.getLong("failed"),
                                row.getLong("failures"),
                                row.getLong("differing"))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
