package dev.wadi.sandbox.watch;

import dev.wadi.core.Tenant;
import dev.wadi.ledger.Ledger;
import dev.wadi.postgres.Database;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Looks at the service's database from outside. */
public final class Lookout {

    private final Database database;
    private final Ledger ledger;
    private final Tenant tenant;
    private final List<String> objects;
    private boolean tablesAreThere;

    /**
     * A lookout over one tenant.
     *
     * @param objects keys of the objects that have to be read
     */
    public Lookout(Database database, Ledger ledger, Tenant tenant, List<String> objects) {
        this.database = database;
        this.ledger = ledger;
        this.tenant = tenant;
        this.objects = List.copyOf(objects);
    }

    /** What stands now. What is open is counted first: were it nothing, then the ledger is that of a finished run. */
    public Standing look() {
        if (!tablesAreThere) {
            tablesAreThere = database.inTransaction(Lookout::tablesAreThere);
            if (!tablesAreThere) {
                return Standing.NOTHING_YET;
            }
        }
        var seen = database.inTransaction(this::seen);
        return new Standing(ledger.balances(tenant), seen.open(), seen.deadLetters(), seen.parked(), seen.held());
    }

    /** A migration is one transaction: where its last table is, all are. */
    private static boolean tablesAreThere(Handle handle) {
        return handle.createQuery("SELECT to_regclass('gold.customer_history') IS NOT NULL")
                .mapTo(Boolean.class)
                .one();
    }

    private Standing seen(Handle handle) {
        var deadLetters = handle.createQuery("""
                        SELECT route || '/' || step || ' ' || failure FROM ops.dead_letter
                        WHERE tenant = :tenant ORDER BY letter_id
                        """)
                .bind("tenant", tenant.name())
                .mapTo(String.class)
                .list();
        return handle.createQuery("""
                        SELECT
                          (SELECT count(DISTINCT regexp_replace(partition, '@[^@]*$', '')) FROM bronze.cursor
                            WHERE tenant = :tenant AND closed
                              AND regexp_replace(partition, '@[^@]*$', '') = ANY(:objects)) AS read,
                          (SELECT count(*) FROM bronze.claim WHERE tenant = :tenant AND state <> 'done') AS pages,
                          (SELECT count(*) FROM ops.attempt
                            WHERE tenant = :tenant AND published_in IS NULL) AS attempts,
                          (SELECT count(*) FROM ops.run WHERE tenant = :tenant AND judged_at IS NULL) AS runs,
                          (SELECT count(*) FROM ops.publication
                            WHERE tenant = :tenant AND published_at IS NULL) AS candidates,
                          (SELECT count(*) FROM bronze.claim WHERE tenant = :tenant AND state = 'parked') AS parked,
                          (SELECT count(DISTINCT run_id) FROM quality.verdict
                            WHERE tenant = :tenant AND outcome = 'hold') AS held
                        """)
                .bind("tenant", tenant.name())
                .bindArray("objects", String.class, objects)
                .map((row, context) -> new Standing(
                        List.of(),
                        new Standing.Open(
                                objects.size() - row.getInt("read"),
                                row.getInt("pages"),
                                row.getInt("attempts"),
                                row.getInt("runs"),
                                row.getInt("candidates")),
                        deadLetters,
                        row.getInt("parked"),
                        row.getInt("held")))
                .one();
    }
}
