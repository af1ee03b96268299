package dev.wadi.sandbox.watch;

import dev.wadi.core.Tenant;
import dev.wadi.ledger.Ledger;
import dev.wadi.ledger.postgres.NewestAttempt;
import dev.wadi.postgres.Database;
import dev.wadi.sandbox.watch.Awaited.Extent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Looks at the service's database from outside. */
public final class Lookout {

    private final Database database;
    private final Ledger ledger;
    private final Tenant tenant;
    private boolean schemaIsThere;

    /** A lookout over one tenant. */
    public Lookout(Database database, Ledger ledger, Tenant tenant) {
        this.database = database;
        this.ledger = ledger;
        this.tenant = tenant;
    }

    /**
     * What stands now. What is open is counted first: were it nothing, then the ledger is that of a finished run.
     *
     * @param awaited what has to happen before nothing can be left
     */
    public Standing look(Awaited awaited) {
        if (!schemaIsThere) {
            schemaIsThere = database.isMigrated();
            if (!schemaIsThere) {
                return Standing.NOTHING_YET;
            }
        }
        var seen = database.inTransaction(handle -> seen(handle, awaited));
        return new Standing(ledger.balances(tenant), seen.open(), seen.deadLetters(), seen.parked(), seen.held());
    }

    /** How far each stream has been read. */
    public Map<String, Extent> extents() {
        return database.inTransaction(this::extents);
    }

    private Standing seen(Handle handle, Awaited awaited) {
        var extents = extents(handle);
        var deadLetters = handle.createQuery("""
                        SELECT route || '/' || step || ' ' || failure FROM ops.dead_letter
                        WHERE tenant = :tenant ORDER BY letter_id
                        """)
                .bind("tenant", tenant.name())
                .mapTo(String.class)
                .list();
        return handle.createQuery("""
                        SELECT
                          (SELECT count(*) FROM bronze.claim WHERE tenant = :tenant AND state <> 'done') AS pages,
                          (SELECT count(*) FROM ops.attempt a
                            WHERE a.tenant = :tenant AND a.published_in IS NULL AND %s) AS attempts,
                          (SELECT count(*) FROM ops.run
                            WHERE tenant = :tenant AND judged_at IS NULL AND landed > 0) AS runs,
                          (SELECT count(*) FROM ops.publication
                            WHERE tenant = :tenant AND published_at IS NULL) AS candidates,
                          (SELECT count(*) FROM bronze.claim WHERE tenant = :tenant AND state = 'parked') AS parked,
                          (SELECT count(DISTINCT run_id) FROM quality.verdict
                            WHERE tenant = :tenant AND outcome = 'hold') AS held
                        """.formatted(NewestAttempt.OF_ITS_PAGE))
                .bind("tenant", tenant.name())
                .map((row, context) -> new Standing(
                        List.of(),
                        new Standing.Open(
                                awaited.recordsLeft(extents),
                                awaited.readsLeft(extents),
                                row.getInt("pages"),
                                row.getInt("attempts"),
                                row.getInt("runs"),
                                row.getInt("candidates")),
                        deadLetters,
                        row.getInt("parked"),
                        row.getInt("held")))
                .one();
    }

    private Map<String, Extent> extents(Handle handle) {
        var extents = new HashMap<String, Extent>();
        handle.createQuery("""
                        SELECT r.stream, sum(r.landed) AS landed, coalesce(max(p.reads), 0) AS reads
                        FROM ops.run r LEFT JOIN ops.poll p ON p.tenant = r.tenant AND p.stream = r.stream
                        WHERE r.tenant = :tenant GROUP BY r.stream
                        """)
                .bind("tenant", tenant.name())
                .map((row, context) ->
                        Map.entry(row.getString("stream"), new Extent(row.getLong("landed"), row.getLong("reads"))))
                .forEach(stream -> extents.put(stream.getKey(), stream.getValue()));
        return extents;
    }
}
