package dev.wadi.ledger.postgres;

import dev.wadi.core.Tenant;
import dev.wadi.ledger.Polls;
import dev.wadi.postgres.Database;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** The last read of each stream in {@code ops.poll}, one row for each. */
public final class PostgresPolls implements Polls {

    private final Database database;
    private final Tenant tenant;

    public PostgresPolls(Database database, Tenant tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    @Override
    public State of(String stream) {
        return database.inTransaction(handle -> handle.createQuery("""
                        SELECT clock_timestamp() AS now, (
                          SELECT due_at FROM ops.poll WHERE tenant = :tenant AND stream = :stream) AS due_at
                        """)
                .bind("tenant", tenant.name())
                .bind("stream", stream)
                .map((row, context) -> new State(
                        Optional.ofNullable(row.getObject("due_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant),
                        row.getObject("now", OffsetDateTime.class).toInstant()))
                .one());
    }

    @Override
    public void done(String stream, Instant due) {
        database.useTransaction(handle -> handle.createUpdate("""
                        INSERT INTO ops.poll (tenant, stream, due_at) VALUES (:tenant, :stream, :due)
                        ON CONFLICT (tenant, stream) DO UPDATE
                        SET due_at = greatest(poll.due_at, EXCLUDED.due_at), done_at = now(), reads = poll.reads + 1
                        """)
                .bind("tenant", tenant.name())
                .bind("stream", stream)
                .bind("due", due.atOffset(ZoneOffset.UTC))
                .execute());
    }
}
