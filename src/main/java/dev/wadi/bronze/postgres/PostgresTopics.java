package dev.wadi.bronze.postgres;

import dev.wadi.bronze.CursorMoved;
import dev.wadi.bronze.Landing.Outcome;
import dev.wadi.bronze.PageDraft;
import dev.wadi.bronze.Reading;
import dev.wadi.bronze.topic.TopicIdentity;
import dev.wadi.bronze.topic.TopicReads;
import dev.wadi.bronze.topic.TopicSlice;
import dev.wadi.core.Lane;
import dev.wadi.core.Tenant;
import dev.wadi.failpoint.Failpoint;
import dev.wadi.postgres.Database;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * LAND of topics in Postgres. One transaction a slice: the cursor of the partition by compare and set, a run that is closed
 * with it, its counts, the page and its claim. What came again and nothing else is counted in one run a day.
 */
public final class PostgresTopics implements TopicReads {

    private static final byte[] NO_PREAMBLE = {};

    private final Database database;

    public PostgresTopics(Database database) {
        this.database = database;
    }

    @Override
    public TopicIdentity remember(Tenant tenant, String stream, TopicIdentity now) {
        return database.inTransaction(handle -> {
            handle.createUpdate("""
                            INSERT INTO bronze.topic (tenant, stream, topic, topic_id, partitions)
                            VALUES (:tenant, :stream, :topic, :id, :partitions) ON CONFLICT DO NOTHING
                            """)
                    .bind("tenant", tenant.name())
                    .bind("stream", stream)
                    .bind("topic", now.topic())
                    .bind("id", now.id())
                    .bind("partitions", now.partitions())
                    .execute();
            return handle.createQuery("""
                            SELECT topic_id, partitions FROM bronze.topic
                            WHERE tenant = :tenant AND stream = :stream AND topic = :topic
                            """)
                    .bind("tenant", tenant.name())
                    .bind("stream", stream)
                    .bind("topic", now.topic())
                    .map((row, context) ->
                            new TopicIdentity(now.topic(), row.getString("topic_id"), row.getInt("partitions")))
                    .one();
        });
    }

    @Override
    public long position(Tenant tenant, String stream, Lane lane, String partition) {
        return database.inTransaction(handle -> position(handle, tenant, stream, lane, partition));
    }

    @Override
    public Outcome land(TopicSlice slice) {
        var outcome = database.inTransaction(handle -> {
            if (slice.isKnown()) {
                countRepeats(handle, slice);
                return Outcome.KNOWN;
            }
            if (!moveCursor(handle, slice)) {
                return known(handle, slice);
            }
            Failpoint.at("land.moved", slice.stream());
            keep(handle, slice, openRun(handle, slice));
            Failpoint.at("land.kept", slice.stream());
            return Outcome.LANDED;
        });
        Failpoint.at("land.done", slice.stream());
        return outcome;
    }

    private static long position(Handle handle, Tenant tenant, String stream, Lane lane, String partition) {
        return ofPartition(handle.createQuery("""
                                SELECT position FROM bronze.cursor
                                WHERE tenant = :tenant AND stream = :stream AND lane = :lane AND partition = :partition
                                """), tenant, stream, lane, partition)
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }

    private static boolean moveCursor(Handle handle, TopicSlice slice) {
        ofPartition(handle.createUpdate("""
                                INSERT INTO bronze.cursor (tenant, stream, lane, partition, position)
                                VALUES (:tenant, :stream, :lane, :partition, 0)
                                ON CONFLICT DO NOTHING
                                """), slice).execute();
        return ofPartition(handle.createUpdate("""
                                        UPDATE bronze.cursor SET position = :end, updated_at = now()
                                        WHERE tenant = :tenant AND stream = :stream AND lane = :lane
                                          AND partition = :partition AND position = :from
                                        """), slice)
                        .bind("from", slice.from())
                        .bind("end", slice.end())
                        .execute()
                == 1;
    }

    /** The cursor is not before the slice: right behind it, an earlier try did it; elsewhere, somebody else reads. */
    private static Outcome known(Handle handle, TopicSlice slice) {
        if (position(handle, slice.tenant(), slice.stream(), slice.lane(), slice.partition()) != slice.end()) {
            throw new CursorMoved("the cursor of " + slice.stream() + " is no longer at " + slice.from());
        }
        return Outcome.KNOWN;
    }

    private static long openRun(Handle handle, TopicSlice slice) {
        var unreadable = slice.unreadable().size();
        var landed = slice.frames().size();
        return ofPartition(handle.createQuery("""
                                INSERT INTO ops.run (tenant, stream, lane, slice, closed_at, read, landed, duplicate, unreadable)
                                VALUES (:tenant, :stream, :lane, :slice, now(), :read, :landed, :repeats, :unreadable)
                                RETURNING run_id
                                """), slice)
                .bind("slice", slice.name())
                .bind("read", landed + slice.repeats() + unreadable)
                .bind("landed", landed)
                .bind("repeats", slice.repeats())
                .bind("unreadable", unreadable)
                .mapTo(Long.class)
                .one();
    }

    private static void keep(Handle handle, TopicSlice slice, long run) {
        var reading = new Reading(slice.tenant(), slice.stream(), slice.lane(), slice.name(), slice.readAt(), run, 0);
        for (var record : slice.unreadable()) {
            PostgresLanding.noteUnreadable(handle, reading, record.offset(), record.stretch());
        }
        if (slice.frames().size() > 0) {
            PostgresLanding.keep(handle, new PageDraft(reading, 0, slice.payload(), NO_PREAMBLE, slice.frames(), true));
        }
    }

    private static void countRepeats(Handle handle, TopicSlice slice) {
        ofPartition(handle.createUpdate("""
                                INSERT INTO ops.run (tenant, stream, lane, slice, closed_at, judged_at, read, duplicate)
                                VALUES (:tenant, :stream, :lane, 'repeats of ' || (now() AT TIME ZONE 'UTC')::date,
                                  now(), now(), :repeats, :repeats)
                                ON CONFLICT (tenant, stream, lane, slice) DO UPDATE
                                SET read = run.read + EXCLUDED.read, duplicate = run.duplicate + EXCLUDED.duplicate,
                                  closed_at = EXCLUDED.closed_at
                                """), slice)
                .bind("repeats", slice.repeats())
                .execute();
    }

    private static <S extends SqlStatement<S>> S ofPartition(S statement, TopicSlice slice) {
        return ofPartition(statement, slice.tenant(), slice.stream(), slice.lane(), slice.partition());
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
