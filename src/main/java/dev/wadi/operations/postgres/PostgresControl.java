package dev.wadi.operations.postgres;

import dev.wadi.core.Tenant;
import dev.wadi.operations.Control;
import dev.wadi.operations.StopSettings;
import dev.wadi.postgres.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is wanted of streams in {@code ops.stream}: one query for all streams of a process, at most twice a second; a row is
 * written only where something changed, and every few seconds for those that are seen.
 */
public final class PostgresControl implements Control {

    private static final Logger LOGGER = LoggerFactory.getLogger(PostgresControl.class);

    private static final Duration FRESH = Duration.ofMillis(400);
    private static final Duration SEEN_EVERY = Duration.ofSeconds(5);

    private final Database database;
    private final Tenant tenant;
    private final StopSettings stops;
    private final Clock clock;
    private final Map<String, Instant> seen = new ConcurrentHashMap<>();
    private Map<String, Wanted> wanted = Map.of();
    private Instant asOf = Instant.MIN;

    public PostgresControl(Database database, Tenant tenant, StopSettings stops, Clock clock) {
        this.database = database;
        this.tenant = tenant;
        this.stops = stops;
        this.clock = clock;
    }

    @Override
    public synchronized Wanted of(String stream) {
        var now = clock.instant();
        if (asOf.equals(Instant.MIN) || !now.isBefore(asOf.plus(FRESH)) || now.isBefore(asOf)) {
            wanted = look();
            asOf = now;
        }
        return wanted.getOrDefault(stream, Wanted.NOTHING);
    }

    @Override
    public void seen(String stream) {
        var now = clock.instant();
        var before = seen.get(stream);
        if (before == null || !now.isBefore(before.plus(SEEN_EVERY)) || now.isBefore(before)) {
            database.useTransaction(handle -> handle.createUpdate("""
                            INSERT INTO ops.stream (tenant, stream, looked_at) VALUES (:tenant, :stream, clock_timestamp())
                            ON CONFLICT (tenant, stream) DO UPDATE SET looked_at = clock_timestamp()
                            """)
                    .bind("tenant", tenant.name())
                    .bind("stream", stream)
                    .execute());
            seen.put(stream, now);
        }
    }

    @Override
    public void read(String stream, long asked) {
        var before = of(stream);
        if (before.answered() < asked || before.failing()) {
            note(stream, asked, null, stops.failures());
        }
    }

    @Override
    public void failed(String stream, long asked, String failure) {
        note(stream, asked, failure, stops.failures());
    }

    @Override
    public void stopped(String stream, long asked, String failure) {
        note(stream, asked, failure, 1);
    }

    @Override
    public void limited(String stream, long asked, String failure) {
        note(stream, asked, failure, stops.failures());
        database.useTransaction(handle -> handle.createUpdate("""
                        UPDATE ops.stream
                        SET stopped_until = greatest(stopped_until, clock_timestamp() + :pause * interval '1 millisecond')
                        WHERE tenant = :tenant AND split_part(stream, '.', 1) = split_part(:stream, '.', 1)
                        """)
                .bind("tenant", tenant.name())
                .bind("stream", stream)
                .bind("pause", stops.limited().toMillis())
                .execute());
        LOGGER.atError()
                .addKeyValue("stream", stream)
                .addKeyValue("pauseMillis", stops.limited().toMillis())
                .log("its source has no more requests for us; all streams of it are left alone for a while");
        lookAgain();
    }

    private void note(String stream, long asked, @Nullable String failure, int most) {
        var failures = database.inTransaction(handle -> handle.createQuery("""
                        INSERT INTO ops.stream AS s (tenant, stream, answered, failure, failed_at, looked_at, failures,
                          stopped_until)
                        VALUES (:tenant, :stream, :asked, :failure, CASE WHEN :failure IS NOT NULL THEN clock_timestamp() END,
                          clock_timestamp(), CASE WHEN :failure IS NULL THEN 0 ELSE 1 END,
                          CASE WHEN :failure IS NOT NULL AND :most <= 1 THEN
                            clock_timestamp() + :pause * interval '1 millisecond' END)
                        ON CONFLICT (tenant, stream) DO UPDATE
                        SET answered = greatest(s.answered, EXCLUDED.answered), failure = EXCLUDED.failure,
                            failed_at = EXCLUDED.failed_at, looked_at = EXCLUDED.looked_at,
                            failures = CASE WHEN :failure IS NULL THEN 0 ELSE s.failures + 1 END,
                            stopped_until = CASE WHEN :failure IS NOT NULL AND s.failures + 1 >= :most THEN
                              clock_timestamp() + :pause * interval '1 millisecond' END
                        RETURNING failures
                        """)
                .bind("tenant", tenant.name())
                .bind("stream", stream)
                .bind("asked", asked)
                .bind("most", most)
                .bind("pause", stops.pause().toMillis())
                .bindByType("failure", failure, String.class)
                .mapTo(Integer.class)
                .one());
        if (failures >= most) {
            LOGGER.atError()
                    .addKeyValue("stream", stream)
                    .addKeyValue("failures", failures)
                    .addKeyValue("pauseMillis", stops.pause().toMillis())
                    .addKeyValue("code", failure)
                    .log(
                            "the stream keeps failing and is stopped; it is tried once after a pause, or when it is resumed");
        }
        lookAgain();
    }

    private synchronized void lookAgain() {
        asOf = Instant.MIN;
    }

    private Map<String, Wanted> look() {
        return database.inTransaction(handle -> handle
                .createQuery("""
                        SELECT stream, paused, asked, answered, failure IS NOT NULL AS failing,
                          coalesce(stopped_until > clock_timestamp(), false) AS stopped
                        FROM ops.stream WHERE tenant = :tenant
                        """)
                .bind("tenant", tenant.name())
                .map((row, context) -> Map.entry(
                        row.getString("stream"),
                        new Wanted(
                                row.getBoolean("paused"),
                                row.getLong("asked"),
                                row.getLong("answered"),
                                row.getBoolean("failing"),
                                row.getBoolean("stopped"))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
