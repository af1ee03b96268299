package dev.wadi.recheck.postgres;

import dev.wadi.core.Tenant;
import dev.wadi.postgres.Database;
import dev.wadi.recheck.Finding;
import dev.wadi.recheck.RecheckStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** Rounds in {@code ops.recheck}, what they found in {@code quality.audit}. */
public final class PostgresRechecks implements RecheckStore {

    private final Database database;
    private final Tenant tenant;

    public PostgresRechecks(Database database, Tenant tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    @Override
    public Optional<Standing> turn(String stream, Duration every, int pages) {
        return database.inTransaction(handle -> {
            ofStream(handle.createUpdate("""
                                    INSERT INTO ops.recheck (tenant, stream) VALUES (:tenant, :stream)
                                    ON CONFLICT DO NOTHING
                                    """), stream).execute();
            ofStream(handle.createUpdate("""
                                    UPDATE ops.recheck
                                    SET open = true, began_at = clock_timestamp(), recent_at = 'epoch',
                                      pages_left = :pages, failures = 0
                                    WHERE tenant = :tenant AND stream = :stream AND NOT open
                                      AND began_at + :every * interval '1 millisecond' <= clock_timestamp()
                                    """), stream)
                    .bind("every", every.toMillis())
                    .bind("pages", pages)
                    .execute();
            return ofStream(handle.createQuery("""
                                    UPDATE ops.recheck SET failures = failures + 1
                                    WHERE tenant = :tenant AND stream = :stream AND open
                                    RETURNING clock_timestamp() AS now, recent_at, old_at, pages_left, failures
                                    """), stream)
                    .map((row, context) -> new Standing(
                            instant(row, "now"),
                            instant(row, "recent_at"),
                            instant(row, "old_at"),
                            row.getInt("pages_left"),
                            row.getInt("failures")))
                    .findOne();
        });
    }

    @Override
    public void found(Finding finding, Standing standing) {
        database.useTransaction(handle -> {
            ofStream(handle.createUpdate("""
                                    UPDATE ops.recheck
                                    SET recent_at = :recent, old_at = :old, pages_left = :left, failures = 0
                                    WHERE tenant = :tenant AND stream = :stream
                                    """), finding.stream())
                    .bind("recent", utc(standing.recent()))
                    .bind("old", utc(standing.old()))
                    .bind("left", standing.left())
                    .execute();
            keep(handle, finding);
        });
    }

    private void keep(Handle handle, Finding finding) {
        ofStream(handle.createUpdate("""
                                INSERT INTO quality.audit (tenant, stream, from_version, until_version, source, ours,
                                  missing, changed, back, gone, telling, verdict)
                                VALUES (:tenant, :stream, :from, :until, :source, :ours,
                                  :missing, :changed, :back, :gone, :telling, :verdict)
                                ON CONFLICT (tenant, stream, from_version, until_version) DO UPDATE
                                SET source = EXCLUDED.source, ours = EXCLUDED.ours, missing = EXCLUDED.missing,
                                  changed = EXCLUDED.changed, back = EXCLUDED.back, gone = EXCLUDED.gone,
                                  telling = EXCLUDED.telling, verdict = EXCLUDED.verdict, looked_at = now()
                                """), finding.stream())
                .bind("from", utc(finding.from()))
                .bind("until", utc(finding.until()))
                .bind("source", finding.source())
                .bind("ours", finding.ours())
                .bind("missing", finding.missing())
                .bind("changed", finding.changed())
                .bind("back", finding.back())
                .bind("gone", finding.gone())
                .bind("telling", finding.telling())
                .bind("verdict", finding.verdict())
                .execute();
    }

    @Override
    public void end(String stream, boolean anew) {
        database.useTransaction(handle ->
                ofStream(handle.createUpdate("""
                                UPDATE ops.recheck
                                SET open = false, old_at = CASE WHEN :anew THEN 'epoch' ELSE old_at END
                                WHERE tenant = :tenant AND stream = :stream
                                """), stream).bind("anew", anew).execute());
    }

    @Override
    public void begin(String stream) {
        database.useTransaction(
                handle -> ofStream(handle.createUpdate("""
                                INSERT INTO ops.recheck (tenant, stream, began_at) VALUES (:tenant, :stream, 'epoch')
                                ON CONFLICT (tenant, stream) DO UPDATE SET began_at = 'epoch'
                                """), stream).execute());
    }

    @Override
    public List<Finding> findings(String stream) {
        return database.inTransaction(handle -> ofStream(handle.createQuery("""
                                SELECT * FROM quality.audit WHERE tenant = :tenant AND stream = :stream
                                ORDER BY from_version DESC
                                """), stream)
                .map((row, context) -> new Finding(
                        row.getString("stream"),
                        instant(row, "from_version"),
                        instant(row, "until_version"),
                        row.getLong("source"),
                        row.getLong("ours"),
                        row.getLong("missing"),
                        row.getLong("changed"),
                        row.getLong("back"),
                        row.getLong("gone"),
                        row.getBoolean("telling")))
                .list());
    }

    private <S extends SqlStatement<S>> S ofStream(S statement, String stream) {
        return statement.bind("tenant", tenant.name()).bind("stream", stream);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
