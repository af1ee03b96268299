package dev.wadi.bronze.postgres;

import dev.wadi.bronze.LookBack;
import dev.wadi.bronze.LookBack.Seen;
import dev.wadi.bronze.Reading;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * The records landed within the look-back of a stream, by hash. A page is a repeat where every record on it is the last landed
 * of its key: A, B, then A again is not.
 */
final class KnownRecords {

    private KnownRecords() {}

    /** Whether the page says nothing new; notes what it says, and how far the stream has been read. */
    static boolean allOf(Handle handle, Reading reading, LookBack lookBack) {
        var seen = lookBack.seen();
        var repeated = !seen.isEmpty() && known(handle, reading, seen) == seen.size();
        if (!repeated) {
            note(handle, reading, lookBack);
        }
        moveHighWater(handle, reading, lookBack);
        return repeated;
    }

    private static int known(Handle handle, Reading reading, List<Seen> seen) {
        return ofStream(handle.createQuery("""
                                SELECT count(*) FROM unnest(:keys, :contents) AS s (key_hash, record_hash)
                                JOIN bronze.known k ON k.tenant = :tenant AND k.stream = :stream AND k.lane = :lane
                                  AND k.key_hash = s.key_hash AND k.record_hash = s.record_hash
                                """), reading)
                .bindArray("keys", Long.class, longs(seen, Seen::key))
                .bindArray("contents", Long.class, longs(seen, Seen::content))
                .mapTo(Integer.class)
                .one();
    }

    /** A record that stands on a page twice is known as it stands there last. */
    private static void note(Handle handle, Reading reading, LookBack lookBack) {
        ofStream(handle.createUpdate("""
                                INSERT INTO bronze.known (tenant, stream, lane, key_hash, record_hash, position)
                                SELECT DISTINCT ON (key_hash) :tenant, :stream, :lane, key_hash, record_hash, position
                                FROM unnest(:keys, :contents, :versions) WITH ORDINALITY
                                  AS s (key_hash, record_hash, position, ordinal)
                                WHERE position >= :keepFrom
                                ORDER BY key_hash, ordinal DESC
                                ON CONFLICT (tenant, stream, lane, key_hash)
                                DO UPDATE SET record_hash = EXCLUDED.record_hash, position = EXCLUDED.position
                                """), reading)
                .bindArray("keys", Long.class, longs(lookBack.seen(), Seen::key))
                .bindArray("contents", Long.class, longs(lookBack.seen(), Seen::content))
                .bindArray("versions", Long.class, longs(lookBack.seen(), Seen::version))
                .bind("keepFrom", lookBack.keepFrom())
                .execute();
        ofStream(handle.createUpdate("""
                                DELETE FROM bronze.known
                                WHERE tenant = :tenant AND stream = :stream AND lane = :lane AND position < :keepFrom
                                """), reading)
                .bind("keepFrom", lookBack.keepFrom())
                .execute();
    }

    private static void moveHighWater(Handle handle, Reading reading, LookBack lookBack) {
        ofStream(handle.createUpdate("""
                                INSERT INTO bronze.high_water (tenant, stream, lane, position)
                                VALUES (:tenant, :stream, :lane, :position)
                                ON CONFLICT (tenant, stream, lane) DO UPDATE
                                SET position = greatest(high_water.position, EXCLUDED.position), updated_at = now()
                                """), reading)
                .bind("position", lookBack.highWater())
                .execute();
    }

    private static List<Long> longs(List<Seen> seen, ToLongFunction<Seen> part) {
        return seen.stream().mapToLong(part).boxed().toList();
    }

    private static <S extends SqlStatement<S>> S ofStream(S statement, Reading reading) {
        return statement
                .bind("tenant", reading.tenant().name())
                .bind("stream", reading.stream())
                .bind("lane", reading.lane().label());
    }
}
