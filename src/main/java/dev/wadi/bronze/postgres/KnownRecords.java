package dev.wadi.bronze.postgres;

import static java.util.stream.Collectors.toSet;

import dev.wadi.bronze.Absences;
import dev.wadi.bronze.Compared;
import dev.wadi.bronze.LookBack;
import dev.wadi.bronze.LookBack.Seen;
import dev.wadi.bronze.PageDraft;
import dev.wadi.bronze.Reading;
import dev.wadi.bronze.Refresh;
import dev.wadi.core.Lane;
import dev.wadi.core.Tenant;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * The records last landed of a stream, by hash: those within its look-back, or all where it is refreshed in full. A record is
 * a repeat where it is the last landed of its key: A, B, then A again is not.
 */
final class KnownRecords {

    /**
     * Whether a row of {@code s} is known. {@code OFFSET} has it looked up by its key. Left to choose, Postgres compares each with
     * all that are known while it takes these for none, until autovacuum comes by: seconds where 10,000 changed.
     */
    private static final String KNOWN = """
            EXISTS (
              SELECT FROM bronze.known k
              WHERE k.tenant = :tenant AND k.stream = :stream AND k.lane = :lane
                AND k.key_hash = s.key_hash AND k.record_hash = s.record_hash OFFSET 0)
            """;

    private KnownRecords() {}

    /**
     * What of the page is to be kept; notes what it says. An answer is kept whole where any record on it is new, because it is
     * what the source said; of a table just the records that are new.
     */
    static PageDraft newIn(Handle handle, PageDraft draft) {
        var repeats = draft.repeats().orElse(null);
        if (repeats instanceof LookBack lookBack) {
            return newIn(handle, draft, lookBack);
        }
        if (repeats instanceof Refresh refresh) {
            return newIn(handle, draft, refresh);
        }
        if (repeats instanceof Compared compared) {
            return draft.only(compared.news());
        }
        if (repeats instanceof Absences absences) {
            forget(handle, draft.reading(), absences);
        }
        return draft;
    }

    /** The records known that are not among these. */
    static List<Refresh.Row> absent(Handle handle, Tenant tenant, String stream, Lane lane, Collection<Long> seen) {
        return handle.createQuery("""
                        SELECT k.key_hash, k.record_hash, k.key FROM bronze.known k
                        LEFT JOIN unnest(:seen) AS s (key_hash) ON s.key_hash = k.key_hash
                        WHERE k.tenant = :tenant AND k.stream = :stream AND k.lane = :lane AND s.key_hash IS NULL
                        ORDER BY k.key
                        """)
                .bind("tenant", tenant.name())
                .bind("stream", stream)
                .bind("lane", lane.label())
                .bindArray("seen", Long.class, seen)
                .map((row, context) ->
                        new Refresh.Row(row.getLong("key_hash"), row.getLong("record_hash"), row.getString("key")))
                .list();
    }

    private static PageDraft newIn(Handle handle, PageDraft draft, LookBack lookBack) {
        var seen = lookBack.seen();
        var news = anyKnown(handle, draft.reading(), ends(seen))
                ? news(handle, draft.reading(), longs(seen, Seen::key), longs(seen, Seen::content))
                : all(seen.size());
        if (!news.isEmpty()) {
            note(handle, draft.reading(), lookBack);
        }
        moveHighWater(handle, draft.reading(), lookBack);
        var whole = news.cardinality() == seen.size() || lookBack.whole() && !news.isEmpty();
        return whole ? draft : draft.only(news);
    }

    private static PageDraft newIn(Handle handle, PageDraft draft, Refresh refresh) {
        var rows = refresh.rows();
        var news = news(handle, draft.reading(), longs(rows, Refresh.Row::key), longs(rows, Refresh.Row::content));
        note(handle, draft.reading(), news.stream().mapToObj(rows::get).toList());
        return draft.only(news);
    }

    /** Which of a page's records say something that is not known. Of a key of which one does, all do: the last of them counts. */
    private static BitSet news(Handle handle, Reading reading, List<Long> keys, List<Long> contents) {
        var news = all(keys.size());
        ofStream(handle.createQuery("""
                                SELECT s.ordinal FROM unnest(:keys, :contents) WITH ORDINALITY
                                  AS s (key_hash, record_hash, ordinal)
                                WHERE
                                """ + KNOWN), reading)
                .bindArray("keys", Long.class, keys)
                .bindArray("contents", Long.class, contents)
                .mapTo(Integer.class)
                .forEach(ordinal -> news.clear(ordinal - 1));
        var changed = news.stream().mapToObj(keys::get).collect(toSet());
        IntStream.range(0, keys.size())
                .filter(ordinal -> changed.contains(keys.get(ordinal)))
                .forEach(news::set);
        return news;
    }

    private static BitSet all(int count) {
        var all = new BitSet();
        all.set(0, count);
        return all;
    }

    private static void note(Handle handle, Reading reading, List<Refresh.Row> rows) {
        ofStream(handle.createUpdate("""
                                INSERT INTO bronze.known (tenant, stream, lane, key_hash, record_hash, position, key)
                                SELECT DISTINCT ON (key_hash) :tenant, :stream, :lane, key_hash, record_hash, 0, key
                                FROM unnest(:keys, :contents, :names) WITH ORDINALITY
                                  AS s (key_hash, record_hash, key, ordinal)
                                ORDER BY key_hash, ordinal DESC
                                ON CONFLICT (tenant, stream, lane, key_hash)
                                DO UPDATE SET record_hash = EXCLUDED.record_hash
                                """), reading)
                .bindArray("keys", Long.class, longs(rows, Refresh.Row::key))
                .bindArray("contents", Long.class, longs(rows, Refresh.Row::content))
                .bindArray(
                        "names",
                        String.class,
                        rows.stream().map(Refresh.Row::name).toList())
                .execute();
    }

    /** So that a record that comes back is new, whatever it says. */
    private static void forget(Handle handle, Reading reading, Absences absences) {
        ofStream(handle.createUpdate("""
                                DELETE FROM bronze.known
                                WHERE tenant = :tenant AND stream = :stream AND lane = :lane AND key_hash = ANY(:keys)
                                """), reading)
                .bindArray("keys", Long.class, absences.keys())
                .execute();
    }

    /** Records come in order, so where both ends of a page are new, all are taken for new, and mostly are. */
    private static List<Seen> ends(List<Seen> seen) {
        return seen.isEmpty() ? seen : List.of(seen.get(0), seen.get(seen.size() - 1));
    }

    private static boolean anyKnown(Handle handle, Reading reading, List<Seen> seen) {
        return ofStream(handle.createQuery("""
                                SELECT EXISTS (
                                  SELECT FROM unnest(:keys, :contents) AS s (key_hash, record_hash) WHERE
                                """ + KNOWN + ")"), reading)
                .bindArray("keys", Long.class, longs(seen, Seen::key))
                .bindArray("contents", Long.class, longs(seen, Seen::content))
                .mapTo(Boolean.class)
                .one();
    }

    /** A record that stands on a page twice is known as it stands there last. */
    private static void note(Handle handle, Reading reading, LookBack lookBack) {
        var kept = lookBack.seen().stream()
                .filter(seen -> seen.version() >= lookBack.keepFrom())
                .toList();
        ofStream(handle.createUpdate("""
                                INSERT INTO bronze.known (tenant, stream, lane, key_hash, record_hash, position)
                                SELECT DISTINCT ON (key_hash) :tenant, :stream, :lane, key_hash, record_hash, position
                                FROM unnest(:keys, :contents, :versions) WITH ORDINALITY
                                  AS s (key_hash, record_hash, position, ordinal)
                                ORDER BY key_hash, ordinal DESC
                                ON CONFLICT (tenant, stream, lane, key_hash)
                                DO UPDATE SET record_hash = EXCLUDED.record_hash, position = EXCLUDED.position
                                WHERE (known.record_hash, known.position) <> (EXCLUDED.record_hash, EXCLUDED.position)
                                """), reading)
                .bindArray("keys", Long.class, longs(kept, Seen::key))
                .bindArray("contents", Long.class, longs(kept, Seen::content))
                .bindArray("versions", Long.class, longs(kept, Seen::version))
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

    private static <T> List<Long> longs(List<T> seen, ToLongFunction<T> part) {
        return seen.stream().mapToLong(part).boxed().toList();
    }

    private static <S extends SqlStatement<S>> S ofStream(S statement, Reading reading) {
        return statement
                .bind("tenant", reading.tenant().name())
                .bind("stream", reading.stream())
                .bind("lane", reading.lane().label());
    }
}
