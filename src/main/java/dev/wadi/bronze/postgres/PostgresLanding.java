package dev.wadi.bronze.postgres;

import com.github.luben.zstd.Zstd;
import dev.wadi.bronze.Absences;
import dev.wadi.bronze.CursorMoved;
import dev.wadi.bronze.Landing;
import dev.wadi.bronze.PageDraft;
import dev.wadi.bronze.PageDraft.Unreadable;
import dev.wadi.bronze.QueryReads;
import dev.wadi.bronze.Reading;
import dev.wadi.bronze.Refresh;
import dev.wadi.core.Lane;
import dev.wadi.core.Tenant;
import dev.wadi.failpoint.Failpoint;
import dev.wadi.postgres.Database;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** LAND in Postgres. One transaction a page: the page, its claim, the run's counts and the cursor, by compare and set. */
public final class PostgresLanding implements Landing, QueryReads {

    static final int COMPRESSION = 1;

    /** Of pages of a backfill: later than what is live, mended or replayed. */
    static final int AFTER_ALL_ELSE = 3;

    private final Database database;

    public PostgresLanding(Database database) {
        this.database = database;
    }

    @Override
    public Set<String> unread(Tenant tenant, String stream, Lane lane, Collection<String> partitions) {
        return database.inTransaction(handle -> {
            var unread = new HashSet<>(partitions);
            handle.createQuery("""
                            SELECT partition FROM bronze.cursor
                            WHERE tenant = :tenant AND stream = :stream AND lane = :lane AND closed
                              AND partition = ANY(:partitions)
                            """)
                    .bind("tenant", tenant.name())
                    .bind("stream", stream)
                    .bind("lane", lane.label())
                    .bindArray("partitions", String.class, partitions)
                    .mapTo(String.class)
                    .forEach(unread::remove);
            return unread;
        });
    }

    @Override
    public Set<String> unfinished(Tenant tenant, String stream, Lane lane) {
        return database.inTransaction(handle -> LeftObjects.unfinished(handle, tenant, stream, lane));
    }

    @Override
    public void giveUp(Tenant tenant, String stream, Lane lane, Collection<String> partitions) {
        database.useTransaction(handle -> LeftObjects.close(handle, tenant, stream, lane, partitions));
    }

    @Override
    public Optional<Reading> open(Tenant tenant, String stream, Lane lane, String partition, Instant readAt) {
        return database.inTransaction(handle -> {
            ofPartition(handle.createUpdate("""
                                    INSERT INTO bronze.cursor (tenant, stream, lane, partition, position)
                                    VALUES (:tenant, :stream, :lane, :partition, 0)
                                    ON CONFLICT DO NOTHING
                                    """), tenant, stream, lane, partition)
                    .execute();
            ofPartition(handle.createUpdate("""
                                    INSERT INTO ops.run (tenant, stream, lane, slice)
                                    VALUES (:tenant, :stream, :lane, :partition)
                                    ON CONFLICT DO NOTHING
                                    """), tenant, stream, lane, partition)
                    .execute();
            return ofPartition(handle.createQuery("""
                                    SELECT r.run_id, c.position
                                    FROM bronze.cursor c
                                    JOIN ops.run r ON r.tenant = c.tenant AND r.stream = c.stream AND r.lane = c.lane
                                      AND r.slice = c.partition
                                    WHERE c.tenant = :tenant AND c.stream = :stream AND c.lane = :lane
                                      AND c.partition = :partition AND NOT c.closed
                                    """), tenant, stream, lane, partition)
                    .map((row, context) -> new Reading(
                            tenant, stream, lane, partition, readAt, row.getLong("run_id"), row.getLong("position")))
                    .findOne();
        });
    }

    @Override
    public Reading openNext(Tenant tenant, String stream, Lane lane, String slice, Instant readAt) {
        database.useTransaction(handle -> {
            ofPartition(handle.createUpdate("""
                                    UPDATE bronze.cursor SET closed = true, updated_at = now()
                                    WHERE tenant = :tenant AND stream = :stream AND lane = :lane
                                      AND partition <> :partition AND NOT closed
                                    """), tenant, stream, lane, slice).execute();
            ofPartition(handle.createUpdate("""
                                    UPDATE ops.run SET closed_at = now(), broken_off = true
                                    WHERE tenant = :tenant AND stream = :stream AND lane = :lane
                                      AND slice <> :partition AND closed_at IS NULL
                                    """), tenant, stream, lane, slice).execute();
            BarrenReads.fold(handle, tenant, stream, lane);
        });
        return open(tenant, stream, lane, slice, readAt)
                .orElseThrow(() -> new CursorMoved("slice " + slice + " of " + stream + " has been read before"));
    }

    @Override
    public List<Refresh.Row> absent(Tenant tenant, String stream, Lane lane, Collection<Long> seen) {
        return database.inTransaction(handle -> KnownRecords.absent(handle, tenant, stream, lane, seen));
    }

    @Override
    public OptionalLong highWater(Tenant tenant, String stream, Lane lane) {
        return database.inTransaction(handle -> handle.createQuery("""
                        SELECT position FROM bronze.high_water
                        WHERE tenant = :tenant AND stream = :stream AND lane = :lane
                        """)
                        .bind("tenant", tenant.name())
                        .bind("stream", stream)
                        .bind("lane", lane.label())
                        .mapTo(Long.class)
                        .findOne())
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    @Override
    public Outcome land(PageDraft draft) {
        var stream = draft.reading().stream();
        var outcome = database.inTransaction(handle -> {
            if (!moveCursor(handle, draft)) {
                return known(handle, draft);
            }
            Failpoint.at("land.moved", stream);
            var news = KnownRecords.newIn(handle, draft);
            var landed = news.frames().size() > 0 && keep(handle, news)
                    ? news.frames().size()
                    : 0;
            draft.unreadable().ifPresent(stretch -> noteUnreadable(handle, draft.reading(), draft.start(), stretch));
            count(handle, draft, landed);
            Failpoint.at("land.kept", stream);
            return Outcome.LANDED;
        });
        Failpoint.at("land.done", stream);
        return outcome;
    }

    private static boolean moveCursor(Handle handle, PageDraft draft) {
        var reading = draft.reading();
        return ofPartition(handle.createUpdate("""
                                        UPDATE bronze.cursor
                                        SET position = :end, closed = :last, updated_at = now()
                                        WHERE tenant = :tenant AND stream = :stream AND lane = :lane
                                          AND partition = :partition AND position = :start AND NOT closed
                                        """), reading)
                        .bind("start", draft.start())
                        .bind("end", draft.end())
                        .bind("last", draft.last())
                        .execute()
                == 1;
    }

    /** The cursor is not before the page: behind it, all is well; elsewhere, somebody else is reading. */
    private static Outcome known(Handle handle, PageDraft draft) {
        var behind = ofPartition(handle.createQuery("""
                                SELECT position = :end AND closed = :last FROM bronze.cursor
                                WHERE tenant = :tenant AND stream = :stream AND lane = :lane AND partition = :partition
                                """), draft.reading())
                .bind("end", draft.end())
                .bind("last", draft.last())
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false);
        if (!behind) {
            throw new CursorMoved("the cursor of " + draft.reading().stream() + " is no longer at " + draft.start());
        }
        return Outcome.KNOWN;
    }

    /** Inserts a page and its claim; not one that is there, of an object that was given up and has come back. */
    static boolean keep(Handle handle, PageDraft draft) {
        var reading = draft.reading();
        var page = ofPartition(handle.createQuery("""
                                INSERT INTO bronze.page (tenant, run_id, stream, lane, partition, position, size, sha256,
                                  payload, preamble, frames, records, read_at)
                                VALUES (:tenant, :run, :stream, :lane, :partition, :position, :size, :sha256,
                                  :payload, :preamble, :frames, :records, :readAt)
                                ON CONFLICT (tenant, stream, lane, partition, position, sha256) DO NOTHING
                                RETURNING page_id
                                """), reading)
                .bind("run", reading.runId())
                .bind("position", draft.start())
                .bind("size", draft.payload().length)
                .bind("sha256", draft.sha256())
                .bind("payload", Zstd.compress(draft.payload(), COMPRESSION))
                .bind("preamble", draft.preamble())
                .bind("frames", draft.frames().encode())
                .bind("records", draft.frames().size())
                .bind("readAt", reading.readAt().atOffset(ZoneOffset.UTC))
                .mapTo(Long.class)
                .findOne();
        if (page.isEmpty()) {
            return false;
        }
        handle.createUpdate("INSERT INTO bronze.claim (tenant, page_id, rank) VALUES (:tenant, :page, :rank)")
                .bind("rank", reading.lane() == Lane.BACKFILL ? AFTER_ALL_ELSE : 0)
                .bind("tenant", reading.tenant().name())
                .bind("page", page.get())
                .execute();
        return true;
    }

    /** Inserts a stretch in which no record can be told. */
    static void noteUnreadable(Handle handle, Reading reading, long position, Unreadable stretch) {
        handle.createUpdate("""
                        INSERT INTO bronze.unreadable (tenant, run_id, partition, position, size, sha256, reason)
                        VALUES (:tenant, :run, :partition, :position, :size, :sha256, 'RECORD_TOO_LONG')
                        """)
                .bind("tenant", reading.tenant().name())
                .bind("run", reading.runId())
                .bind("partition", reading.partition())
                .bind("position", position)
                .bind("size", stretch.size())
                .bind("sha256", stretch.sha256())
                .execute();
    }

    private static void count(Handle handle, PageDraft draft, int landed) {
        var unreadable = draft.unreadable().isPresent() ? 1 : 0;
        handle.createUpdate("""
                        UPDATE ops.run
                        SET read = read + :read, landed = landed + :landed, duplicate = duplicate + :duplicate,
                            unreadable = unreadable + :unreadable, deleted = deleted + :deleted,
                            closed_at = CASE WHEN :last THEN now() END
                        WHERE tenant = :tenant AND run_id = :run
                        """)
                .bind("tenant", draft.reading().tenant().name())
                .bind("run", draft.reading().runId())
                .bind("read", draft.frames().size() + unreadable)
                .bind("landed", landed)
                .bind("duplicate", draft.frames().size() - landed)
                .bind(
                        "deleted",
                        draft.repeats().filter(Absences.class::isInstance).isPresent() ? landed : 0)
                .bind("unreadable", unreadable)
                .bind("last", draft.last())
                .execute();
    }

    private static <S extends SqlStatement<S>> S ofPartition(S statement, Reading reading) {
        return ofPartition(statement, reading.tenant(), reading.stream(), reading.lane(), reading.partition());
    }

    private static <S extends SqlStatement<S>> S ofPartition(
            S statement, Tenant tenant, String stream, Lane lane, String partition) {
        return statement
                .bind("tenant", tenant.name())
                .bind("stream", stream)
                .bind("lane", lane.label())
                .bind("partition", partition);
    }
}
