package dev.wadi.ledger.postgres;

import dev.wadi.core.Tenant;
import dev.wadi.ledger.Balance;
import dev.wadi.ledger.Ledger;
import dev.wadi.postgres.Database;
import java.util.List;

/** Counts the ledger from what is kept: landed from runs, dispositions from attempts, pending from pages. */
public final class PostgresLedger implements Ledger {

    private final Database database;

    public PostgresLedger(Database database) {
        this.database = database;
    }

    @Override
    public List<Balance> balances(Tenant tenant) {
        return database.inTransaction(handle -> handle.createQuery("""
                        WITH run AS (
                          SELECT stream, sum(read) AS read, sum(landed) AS landed, sum(duplicate) AS duplicate,
                            sum(unreadable) AS unreadable
                          FROM ops.run WHERE tenant = :tenant GROUP BY stream),
                        current_attempt AS (
                          SELECT DISTINCT ON (page_id) attempt_id, stream, loaded, filtered, rejected, published_in
                          FROM ops.attempt WHERE tenant = :tenant ORDER BY page_id, deployment DESC, attempt_id DESC),
                        disposed AS (
                          SELECT stream, sum(loaded) AS accepted, sum(filtered) AS filtered, sum(rejected) AS rejected,
                            sum(loaded) FILTER (WHERE published_in IS NULL) AS unresolved
                          FROM current_attempt GROUP BY stream),
                        not_loaded AS (
                          SELECT a.stream, count(*) FILTER (WHERE d.disposition = 'unchanged') AS unchanged,
                            count(*) FILTER (WHERE d.disposition = 'superseded') AS superseded
                          FROM current_attempt a
                          JOIN ops.disposition d ON d.tenant = :tenant AND d.attempt_id = a.attempt_id
                          GROUP BY a.stream),
                        set_aside AS (
                          SELECT a.stream, count(*) AS quarantined FROM current_attempt a
                          JOIN ops.quarantine q ON q.tenant = :tenant AND q.attempt_id = a.attempt_id
                          GROUP BY a.stream),
                        waiting AS (
                          SELECT p.stream, sum(p.records) AS pending FROM bronze.page p
                          WHERE p.tenant = :tenant AND NOT EXISTS (
                            SELECT FROM ops.attempt a WHERE a.tenant = p.tenant AND a.page_id = p.page_id)
                          GROUP BY p.stream)
                        SELECT * FROM run
                        LEFT JOIN disposed USING (stream) LEFT JOIN not_loaded USING (stream)
                        LEFT JOIN set_aside USING (stream) LEFT JOIN waiting USING (stream)
                        ORDER BY stream
                        """)
                .bind("tenant", tenant.name())
                .map((row, context) -> new Balance(
                        row.getString("stream"),
                        row.getLong("read"),
                        row.getLong("landed"),
                        row.getLong("duplicate"),
                        row.getLong("unreadable"),
                        row.getLong("accepted") - row.getLong("unchanged") - row.getLong("superseded"),
                        row.getLong("unchanged"),
                        row.getLong("superseded"),
                        row.getLong("filtered"),
                        row.getLong("rejected"),
                        row.getLong("quarantined"),
                        row.getLong("pending"),
                        row.getLong("unresolved")))
                .list());
    }
}
