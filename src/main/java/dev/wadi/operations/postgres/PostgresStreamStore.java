package dev.wadi.operations.postgres;

import dev.wadi.core.Tenant;
import dev.wadi.operations.Operator;
import dev.wadi.operations.StreamStore;
import dev.wadi.postgres.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is known of streams, gathered from cursors, runs, reads and pages. */
public final class PostgresStreamStore implements StreamStore {

    private final Database database;
    private final Tenant tenant;

    public PostgresStreamStore(Database database, Tenant tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    @Override
    public Map<String, Known> known() {
        return database.inTransaction(handle -> handle
                .createQuery("""
                        WITH wanted AS (SELECT * FROM ops.stream WHERE tenant = :tenant),
                        poll AS (SELECT stream, done_at FROM ops.poll WHERE tenant = :tenant),
                        high_water AS (
                          SELECT stream, position FROM bronze.high_water WHERE tenant = :tenant AND lane = 'live'),
                        last_run AS (
                          SELECT DISTINCT ON (stream) stream, slice FROM (
                            SELECT stream, slice, run_id, closed_at FROM ops.run
                            WHERE tenant = :tenant ORDER BY run_id DESC LIMIT 1000) AS of_late
                          WHERE closed_at IS NOT NULL ORDER BY stream, run_id DESC),
                        open_run AS (
                          SELECT stream, count(*) AS runs FROM ops.run
                          WHERE tenant = :tenant AND judged_at IS NULL AND closed_at IS NULL GROUP BY stream),
                        open_page AS (
                          SELECT stream, count(*) AS pages FROM ops.open_page WHERE tenant = :tenant GROUP BY stream)
                        SELECT stream, clock_timestamp() AS now, w.paused, w.asked > w.answered AS asked, w.looked_at,
                          o.runs, p.done_at, h.position, l.slice, w.failure, w.failed_at, g.pages,
                          coalesce(w.stopped_until > clock_timestamp(), false) AS stopped
                        FROM wanted w
                        FULL JOIN poll p USING (stream) FULL JOIN high_water h USING (stream)
                        FULL JOIN last_run l USING (stream) FULL JOIN open_run o USING (stream)
                        FULL JOIN open_page g USING (stream)
                        """)
                .bind("tenant", tenant.name())
                .map((row, context) -> Map.entry(row.getString("stream"), known(row)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    @Override
    public void pause(String stream, boolean paused, Operator operator) {
        database.useTransaction(handle -> {
            handle.createUpdate("""
                            INSERT INTO ops.stream (tenant, stream, paused) VALUES (:tenant, :stream, :paused)
                            ON CONFLICT (tenant, stream) DO UPDATE
                            SET paused = EXCLUDED.paused, failures = 0, stopped_until = NULL
                            """)
                    .bind("tenant", tenant.name())
                    .bind("stream", stream)
                    .bind("paused", paused)
                    .execute();
            OperationAudit.note(handle, tenant, paused ? "pause" : "resume", stream, operator);
        });
    }

    @Override
    public void ask(String stream, Operator operator) {
        database.useTransaction(handle -> {
            handle.createUpdate("""
                            INSERT INTO ops.stream (tenant, stream, asked) VALUES (:tenant, :stream, 1)
                            ON CONFLICT (tenant, stream) DO UPDATE SET asked = stream.asked + 1
                            """)
                    .bind("tenant", tenant.name())
                    .bind("stream", stream)
                    .execute();
            OperationAudit.note(handle, tenant, "poll-now", stream, operator);
        });
    }

    private static Known known(ResultSet row) throws SQLException {
        return new Known(
                Rows.moment(row, "now").orElseThrow(),
                row.getBoolean("paused"),
                row.getBoolean("asked"),
                Rows.moment(row, "looked_at"),
                row.getLong("runs") > 0,
                Rows.moment(row, "done_at"),
                Optional.ofNullable(row.getObject("position", Long.class)),
                Optional.ofNullable(row.getString("slice")),
                Optional.ofNullable(row.getString("failure")),
                Rows.moment(row, "failed_at"),
                row.getBoolean("stopped"),
                row.getLong("pages"));
    }
}
