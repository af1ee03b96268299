package dev.wadi.gate.postgres;

import dev.wadi.contract.Contracts;
import dev.wadi.core.Tenant;
import dev.wadi.gate.Gates;
import dev.wadi.gate.RunFigures;
import dev.wadi.gate.Verdict;
import dev.wadi.postgres.Database;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Finds runs that are closed and wholly processed, and keeps what the gates say of them. Where pages have been attempted once
 * more the run is judged anew, once none of its pages waits, and what the gates say then counts.
 */
public final class PostgresGatekeeper {

    private final Database database;
    private final Contracts contracts;
    private final Tenant tenant;

    public PostgresGatekeeper(Database database, Contracts contracts, Tenant tenant) {
        this.database = database;
        this.contracts = contracts;
        this.tenant = tenant;
    }

    /** Judges the runs that are ready for it, each by whoever comes first. */
    public void judge() {
        database.useTransaction(handle -> {
            for (var run : ready(handle)) {
                for (var verdict : Gates.judge(contracts.of(run.stream()), run)) {
                    keep(handle, run, verdict);
                }
                handle.createUpdate("UPDATE ops.run SET judged_at = now() WHERE tenant = :tenant AND run_id = :run")
                        .bind("tenant", tenant.name())
                        .bind("run", run.runId())
                        .execute();
            }
        });
    }

    private List<RunFigures> ready(Handle handle) {
        return handle.createQuery("""
                        WITH ready AS (
                          SELECT tenant, run_id, stream, landed, read, deleted FROM ops.run r
                          WHERE tenant = :tenant AND judged_at IS NULL AND closed_at IS NOT NULL
                            AND NOT EXISTS (
                              SELECT FROM bronze.page p
                              JOIN bronze.claim c ON c.tenant = p.tenant AND c.page_id = p.page_id
                              WHERE p.tenant = r.tenant AND p.run_id = r.run_id AND c.state IN ('waiting', 'claimed'))
                          ORDER BY run_id FOR UPDATE SKIP LOCKED)
                        SELECT r.run_id, r.stream, r.landed, r.read, r.deleted,
                          coalesce(sum(a.records), 0) AS disposed,
                          coalesce(sum(a.rejected), 0) AS rejected
                        FROM ready r
                        LEFT JOIN bronze.page p ON p.tenant = r.tenant AND p.run_id = r.run_id
                        LEFT JOIN LATERAL (
                          SELECT a.attempt_id, a.records, a.rejected FROM ops.attempt a
                          WHERE a.tenant = p.tenant AND a.page_id = p.page_id
                          ORDER BY a.deployment DESC, a.attempt_id DESC LIMIT 1) a ON true
                        GROUP BY r.run_id, r.stream, r.landed, r.read, r.deleted
                        HAVING count(p.page_id) = count(a.attempt_id)
                        """)
                .bind("tenant", tenant.name())
                .map((row, context) -> new RunFigures(
                        row.getLong("run_id"),
                        row.getString("stream"),
                        row.getLong("landed"),
                        row.getLong("disposed"),
                        row.getLong("rejected"),
                        row.getLong("read"),
                        row.getLong("deleted")))
                .list();
    }

    private void keep(Handle handle, RunFigures run, Verdict verdict) {
        handle.createUpdate("""
                        INSERT INTO quality.verdict (tenant, run_id, gate, outcome, observed, hold_above)
                        VALUES (:tenant, :run, :gate, :outcome, :observed, :holdAbove)
                        ON CONFLICT (tenant, run_id, gate) DO UPDATE SET outcome = EXCLUDED.outcome,
                          observed = EXCLUDED.observed, hold_above = EXCLUDED.hold_above, judged_at = now()
                        """)
                .bind("tenant", tenant.name())
                .bind("run", run.runId())
                .bind("gate", verdict.gate())
                .bind("outcome", verdict.holds() ? "hold" : "pass")
                .bind("observed", verdict.observed())
                .bind("holdAbove", verdict.holdAbove())
                .execute();
    }
}
