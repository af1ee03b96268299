package dev.wadi.operations.postgres;

import dev.wadi.core.Tenant;
import dev.wadi.operations.Runs;
import dev.wadi.postgres.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Runs in {@code ops.run}, with what the gates said of them. */
public final class PostgresRuns implements Runs {

    private final Database database;
    private final Tenant tenant;

    public PostgresRuns(Database database, Tenant tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    @Override
    public List<Run> list(Optional<String> stream, Optional<Long> before, int most) {
        return database.inTransaction(handle -> handle.createQuery("""
                        SELECT r.*, EXISTS (
                            SELECT FROM quality.verdict v
                            WHERE v.tenant = r.tenant AND v.run_id = r.run_id AND v.outcome = 'hold') AS held
                        FROM ops.run r
                        WHERE r.tenant = :tenant AND (:stream IS NULL OR r.stream = :stream) AND r.run_id < :before
                        ORDER BY r.run_id DESC LIMIT :most
                        """)
                .bind("tenant", tenant.name())
                .bindByType("stream", stream.orElse(null), String.class)
                .bind("before", before.orElse(Long.MAX_VALUE))
                .bind("most", most)
                .map((row, context) -> run(row))
                .list());
    }

    private static Run run(ResultSet row) throws SQLException {
        return new Run(
                row.getLong("run_id"),
                row.getString("stream"),
                row.getString("lane"),
                row.getString("slice"),
                Rows.moment(row, "opened_at").orElseThrow(),
                Rows.moment(row, "closed_at"),
                row.getLong("read"),
                row.getLong("landed"),
                row.getLong("duplicate"),
                row.getLong("unreadable"),
                row.getBoolean("broken_off"),
                row.getBoolean("held"));
    }
}
