package dev.wadi.operations.postgres;

import dev.wadi.core.Tenant;
import dev.wadi.operations.Control;
import dev.wadi.postgres.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of streams in {@code ops.stream}: one query for all streams of a process, at most twice a second; a row is
 * written only where something changed, and every few seconds for those that are seen.
 */
public final class PostgresControl implements Control {

    private static final Duration FRESH = Duration.ofMillis(400);
    private static final Duration SEEN_EVERY = Duration.ofSeconds(5);

    private final Database database;
    private final Tenant tenant;
    private final Clock clock;
    private final Map<String, Instant> seen = new ConcurrentHashMap<>();
    private Map<String, Wanted> wanted = Map.of();
    private Instant asOf = Instant.MIN;

    public PostgresControl(Database database, Tenant tenant, Clock clock) {
        this.database = database;
        this.tenant = tenant;
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
            note(stream, asked, null);
        }
    }

    @Override
    public void failed(String stream, long asked, String failure) {
        note(stream, asked, failure);
    }

    private void note(String stream, long asked, @Nullable String failure) {
        database.useTransaction(handle -> handle.createUpdate("""
                        INSERT INTO ops.stream (tenant, stream, answered, failure, failed_at, looked_at)
                        VALUES (:tenant, :stream, :asked, :failure, CASE WHEN :failure IS NOT NULL THEN clock_timestamp() END,
                          clock_timestamp())
                        ON CONFLICT (tenant, stream) DO UPDATE
                        SET answered = greatest(stream.answered, EXCLUDED.answered), failure = EXCLUDED.failure,
                            failed_at = EXCLUDED.failed_at, looked_at = EXCLUDED.looked_at
                        """)
                .bind("tenant", tenant.name())
                .bind("stream", stream)
                .bind("asked", asked)
                .bindByType("failure", failure, String.class)
                .execute());
        synchronized (this) {
            asOf = Instant.MIN;
        }
    }

    private Map<String, Wanted> look() {
        return database.inTransaction(handle -> handle
                .createQuery(
                        "SELECT stream, paused, asked, answered, failure IS NOT NULL AS failing FROM ops.stream WHERE tenant = :tenant")
                .bind("tenant", tenant.name())
                .map((row, context) -> Map.entry(
                        row.getString("stream"),
                        new Wanted(
                                row.getBoolean("paused"),
                                row.getLong("asked"),
                                row.getLong("answered"),
                                row.getBoolean("failing"))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
