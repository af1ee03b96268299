package dev.wadi.quarantine.postgres;

import dev.wadi.core.Tenant;
import dev.wadi.postgres.Database;
import dev.wadi.quarantine.Asked;
import dev.wadi.quarantine.By;
import dev.wadi.quarantine.NotOnTheDesk;
import dev.wadi.quarantine.Replay;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Replays as claims of the last rank in {@code bronze.claim}; how far one is follows from their states. */
public final class PostgresReplay implements Replay {

    private final Database database;
    private final Tenant tenant;
    private final Acts acts;

    public PostgresReplay(Database database, Tenant tenant) {
        this.database = database;
        this.tenant = tenant;
        this.acts = new Acts(tenant);
    }

    @Override
    public Asked start(Range range, By by) {
        return database.inTransaction(handle -> {
            var pages = handle.createQuery("""
                            SELECT p.page_id FROM bronze.page p
                            JOIN bronze.claim c ON c.tenant = p.tenant AND c.page_id = p.page_id
                            WHERE p.tenant = :tenant AND p.stream = :stream
                              AND (CAST(:from AS timestamptz) IS NULL OR p.landed_at >= :from)
                              AND (CAST(:until AS timestamptz) IS NULL OR p.landed_at < :until)
                              AND CASE :scope WHEN 'PARKED' THEN c.state = 'parked' ELSE c.state = 'done' AND (
                                :scope = 'ALL' OR (
                                  SELECT max(a.deployment) FROM ops.attempt a
                                  WHERE a.tenant = p.tenant AND a.page_id = p.page_id) < (
                                  SELECT max(deployment) FROM ops.deployment WHERE tenant = :tenant)) END
                            ORDER BY p.page_id FOR UPDATE OF c
                            """)
                    .bind("tenant", tenant.name())
                    .bind("stream", range.stream())
                    .bind("from", utc(range.from()))
                    .bind("until", utc(range.until()))
                    .bind("scope", range.scope().name())
                    .mapTo(Long.class)
                    .list();
            if (pages.isEmpty()) {
                return Asked.NOTHING;
            }
            var act = acts.keep(handle, "replay", by, about(range), 0, pages.size());
            acts.setWaiting(handle, act, pages, Acts.REPLAYED);
            return new Asked(act, 0, pages.size());
        });
    }

    @Override
    public List<Progress> latest(int most) {
        return database.inTransaction(handle ->
                handle
                        .createQuery("""
                        SELECT act_id FROM ops.desk_act WHERE tenant = :tenant AND kind = 'replay'
                        ORDER BY act_id DESC LIMIT :most
                        """)
                        .bind("tenant", tenant.name())
                        .bind("most", most)
                        .mapTo(Long.class)
                        .list()
                        .stream()
                        .map(act -> progress(handle, act))
                        .toList());
    }

    @Override
    public Progress progress(long act) {
        return database.inTransaction(handle -> progress(handle, act));
    }

    @Override
    public Progress pause(long act, By by) {
        return move(act, "waiting", "paused", "pause", by);
    }

    @Override
    public Progress resume(long act, By by) {
        return move(act, "paused", "waiting", "resume", by);
    }

    private Progress move(long act, String from, String to, String kind, By by) {
        return database.inTransaction(handle -> {
            progress(handle, act);
            var pages = handle.createUpdate("""
                            UPDATE bronze.claim SET state = :to
                            WHERE tenant = :tenant AND act_id = :act AND state = :from
                            """)
                    .bind("tenant", tenant.name())
                    .bind("act", act)
                    .bind("from", from)
                    .bind("to", to)
                    .execute();
            if (pages > 0) {
                acts.keep(handle, kind, by, Map.of("act", act), 0, pages);
            }
            return progress(handle, act);
        });
    }

    private Progress progress(Handle handle, long act) {
        return handle.createQuery("""
                        SELECT d.pages,
                          count(*) FILTER (WHERE c.state IN ('waiting', 'claimed')) AS open,
                          count(*) FILTER (WHERE c.state = 'paused') AS paused,
                          count(*) FILTER (WHERE c.state = 'parked') AS parked
                        FROM ops.desk_act d LEFT JOIN bronze.claim c ON c.tenant = d.tenant AND c.act_id = d.act_id
                        WHERE d.tenant = :tenant AND d.act_id = :act GROUP BY d.pages
                        """)
                .bind("tenant", tenant.name())
                .bind("act", act)
                .map((row, context) -> new Progress(
                        act, row.getLong("pages"), row.getLong("open"), row.getLong("paused"), row.getLong("parked")))
                .findOne()
                .orElseThrow(() -> new NotOnTheDesk("there is no act " + act));
    }

    private static Map<String, Object> about(Range range) {
        var about = new TreeMap<String, Object>(
                Map.of("stream", range.stream(), "scope", range.scope().name().toLowerCase(Locale.ROOT)));
        range.from().ifPresent(from -> about.put("from", from.toString()));
        range.until().ifPresent(until -> about.put("until", until.toString()));
        return about;
    }

    private static @Nullable OffsetDateTime utc(Optional<Instant> instant) {
        return instant.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null);
    }
}
