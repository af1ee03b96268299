package dev.wadi.pace.postgres;

import dev.wadi.core.Tenant;
import dev.wadi.pace.LiveWork;
import dev.wadi.postgres.Database;

/** Live work of a tenant, whichever processes are at it. What a gate holds is not on its way. */
public final class PostgresLiveWork implements LiveWork {

    /** Attempts that have waited for longer are held, and nobody waits for them. */
    private static final int HELD_AFTER_SECONDS = 30;

    private final Database database;
    private final Tenant tenant;

    public PostgresLiveWork(Database database, Tenant tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    @Override
    public boolean isUnderWay() {
        return database.inTransaction(handle -> handle.createQuery("""
                        SELECT EXISTS (
                            SELECT FROM bronze.claim
                            WHERE tenant = :tenant AND state IN ('waiting', 'claimed') AND rank < 3)
                          OR EXISTS (
                            SELECT FROM ops.attempt a JOIN ops.run r ON r.tenant = a.tenant AND r.run_id = a.run_id
                            WHERE a.tenant = :tenant AND a.published_in IS NULL AND r.lane <> 'backfill'
                              AND a.written_at > now() - make_interval(secs => :held))
                          OR EXISTS (
                            SELECT FROM ops.publication p
                            JOIN ops.attempt a ON a.tenant = p.tenant AND a.published_in = p.publication
                            JOIN ops.run r ON r.tenant = a.tenant AND r.run_id = a.run_id
                            WHERE p.tenant = :tenant AND p.published_at IS NULL AND r.lane <> 'backfill')
                        """)
                .bind("tenant", tenant.name())
                .bind("held", HELD_AFTER_SECONDS)
                .mapTo(Boolean.class)
                .one());
    }
}
