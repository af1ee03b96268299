package dev.wadi.backfill.postgres;

import dev.wadi.backfill.Backfill;
import dev.wadi.backfill.Backfill.State;
import dev.wadi.backfill.BackfillStore;
import dev.wadi.backfill.Request;
import dev.wadi.core.Lane;
import dev.wadi.core.Tenant;
import dev.wadi.postgres.Database;
import dev.wadi.source.query.SourceJob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Backfills in {@code ops.backfill}. */
public final class PostgresBackfills implements BackfillStore {

    private final Database database;
    private final Tenant tenant;

    public PostgresBackfills(Database database, Tenant tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    @Override
    public Optional<Backfill> start(Request request, Duration overlap) {
        return database.inTransaction(handle -> {
            var started = handle.createQuery("""
                            INSERT INTO ops.backfill
                              (tenant, stream, from_version, until_version, position, window_seconds, rate, asked_by)
                            VALUES (:tenant, :stream, :from, :until, :from, :window, :rate, :by)
                            ON CONFLICT (tenant, stream) WHERE state IN ('running', 'paused', 'failed') DO NOTHING
                            RETURNING *
                            """)
                    .bind("tenant", tenant.name())
                    .bind("stream", request.stream())
                    .bind("from", utc(request.from()))
                    .bind("until", utc(request.until()))
                    .bind("window", request.window().toSeconds())
                    .bind("rate", request.rate())
                    .bind("by", request.by())
                    .map((row, context) -> backfill(row))
                    .findOne();
            if (started.isPresent()) {
                handle.createUpdate("""
                                INSERT INTO bronze.high_water (tenant, stream, lane, position)
                                VALUES (:tenant, :stream, :lane, greatest(0, :position)) ON CONFLICT DO NOTHING
                                """)
                        .bind("tenant", tenant.name())
                        .bind("stream", request.stream())
                        .bind("lane", Lane.LIVE.label())
                        .bind(
                                "position",
                                ChronoUnit.MICROS.between(
                                        Instant.EPOCH, request.until().minus(overlap)))
                        .execute();
            }
            return started;
        });
    }

    @Override
    public List<Backfill> all() {
        return database.inTransaction(handle -> handle.createQuery("""
                        SELECT * FROM ops.backfill WHERE tenant = :tenant ORDER BY backfill_id DESC
                        """)
                .bind("tenant", tenant.name())
                .map((row, context) -> backfill(row))
                .list());
    }

    @Override
    public Optional<Backfill> open(String stream) {
        return database.inTransaction(handle -> handle.createQuery("""
                        SELECT * FROM ops.backfill
                        WHERE tenant = :tenant AND stream = :stream AND state IN ('running', 'paused', 'failed')
                        """)
                .bind("tenant", tenant.name())
                .bind("stream", stream)
                .map((row, context) -> backfill(row))
                .findOne());
    }

    @Override
    public boolean change(long id, Collection<State> from, State to) {
        return database.inTransaction(handle -> handle.createUpdate("""
                                UPDATE ops.backfill SET state = :to, failures = 0, wait_until = NULL, changed_at = now()
                                WHERE tenant = :tenant AND backfill_id = :id AND state = ANY(:from)
                                """)
                        .bind("tenant", tenant.name())
                        .bind("id", id)
                        .bindArray(
                                "from",
                                String.class,
                                from.stream().map(State::label).toList())
                        .bind("to", to.label())
                        .execute()
                == 1);
    }

    @Override
    public Optional<Backfill> next() {
        return database.inTransaction(handle -> handle.createQuery("""
                        UPDATE ops.backfill
                        SET failures = failures + 1, turn_at = clock_timestamp(),
                          wait_until = clock_timestamp() + power(2, least(failures, 6)) * interval '1 second'
                        WHERE tenant = :tenant AND backfill_id = (
                          SELECT b.backfill_id FROM ops.backfill b
                          LEFT JOIN ops.stream s ON s.tenant = b.tenant AND s.stream = b.stream
                          WHERE b.tenant = :tenant AND b.state = 'running'
                            AND coalesce(b.wait_until, '-infinity') <= clock_timestamp()
                            AND coalesce(s.stopped_until, '-infinity') <= clock_timestamp()
                          ORDER BY b.turn_at, b.backfill_id LIMIT 1)
                        RETURNING *
                        """)
                .bind("tenant", tenant.name())
                .map((row, context) -> backfill(row))
                .findOne());
    }

    @Override
    public void keep(long id, Optional<SourceJob> job) {
        database.useTransaction(handle -> handle.createUpdate("""
                        UPDATE ops.backfill
                        SET job_id = :id, job_columns = :columns, job_place = :place, job_came = :came, job_total = :total,
                          job_read_at = :readAt, job_asked_at = :askedAt, changed_at = now(),
                          failures = failures + CASE WHEN :id IS NULL AND job_place <> '' THEN 1 ELSE 0 END
                        WHERE tenant = :tenant AND backfill_id = :backfill
                        """)
                .bind("tenant", tenant.name())
                .bind("backfill", id)
                .bindByType("id", job.map(SourceJob::id).orElse(null), String.class)
                .bindByType("columns", job.map(SourceJob::columns).orElse(null), String.class)
                .bindByType("place", job.map(SourceJob::place).orElse(null), String.class)
                .bindByType("came", job.map(SourceJob::came).orElse(null), Long.class)
                .bindByType("total", job.map(SourceJob::total).orElse(null), Long.class)
                .bindByType("readAt", job.map(going -> utc(going.readAt())).orElse(null), OffsetDateTime.class)
                .bindByType("askedAt", job.map(going -> utc(going.askedAt())).orElse(null), OffsetDateTime.class)
                .execute());
    }

    @Override
    public void comeBack(long id, Duration pause) {
        database.useTransaction(handle -> handle.createUpdate("""
                        UPDATE ops.backfill
                        SET failures = greatest(0, failures - 1), wait_until = clock_timestamp() + :pause * interval '1 millisecond'
                        WHERE tenant = :tenant AND backfill_id = :id
                        """)
                .bind("tenant", tenant.name())
                .bind("id", id)
                .bind("pause", pause.toMillis())
                .execute());
    }

    @Override
    public boolean moved(long id, Instant position, long records, Duration worked) {
        return database.inTransaction(handle -> handle.createQuery("""
                        UPDATE ops.backfill
                        SET position = greatest(position, :position), records = records + :records,
                          worked_millis = worked_millis + :worked, wait_until = NULL, changed_at = now(),
                          failures = CASE WHEN :position > position THEN 0 ELSE failures END,
                          job_id = CASE WHEN position >= :position THEN job_id END,
                          state = CASE WHEN state IN ('running', 'paused') AND :position >= until_version THEN 'done'
                            ELSE state END
                        WHERE tenant = :tenant AND backfill_id = :id
                        RETURNING state
                        """)
                        .bind("tenant", tenant.name())
                        .bind("id", id)
                        .bind("position", utc(position))
                        .bind("records", records)
                        .bind("worked", worked.toMillis())
                        .mapTo(String.class)
                        .findOne())
                .filter(State.RUNNING.label()::equals)
                .isPresent();
    }

    private static Backfill backfill(ResultSet row) throws SQLException {
        return new Backfill(
                row.getLong("backfill_id"),
                row.getString("stream"),
                instant(row, "from_version"),
                instant(row, "until_version"),
                instant(row, "position"),
                Duration.ofSeconds(row.getLong("window_seconds")),
                row.getInt("rate"),
                State.of(row.getString("state")),
                row.getLong("records"),
                Duration.ofMillis(row.getLong("worked_millis")),
                row.getInt("failures"),
                row.getString("asked_by"),
                instant(row, "asked_at"),
                job(row));
    }

    private static Optional<SourceJob> job(ResultSet row) throws SQLException {
        var id = row.getString("job_id");
        return id == null
                ? Optional.empty()
                : Optional.of(new SourceJob(
                        id,
                        row.getString("job_columns"),
                        row.getString("job_place"),
                        row.getLong("job_came"),
                        row.getLong("job_total"),
                        instant(row, "job_read_at"),
                        instant(row, "job_asked_at")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
