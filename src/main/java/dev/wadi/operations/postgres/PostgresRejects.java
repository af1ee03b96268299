package dev.wadi.operations.postgres;

import dev.wadi.core.Tenant;
import dev.wadi.operations.Rejects;
import dev.wadi.postgres.Database;
import java.util.List;

/** Causes in {@code ops.set_aside}. */
public final class PostgresRejects implements Rejects {

    private final Database database;
    private final Tenant tenant;

    public PostgresRejects(Database database, Tenant tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    @Override
    public List<Cause> byCause() {
        return database.inTransaction(handle -> handle.createQuery("""
                        SELECT q.stream, q.stage, problem ->> 'code' AS code, count(*) AS records
                        FROM ops.set_aside q, jsonb_array_elements(q.problems) AS problem
                        WHERE q.tenant = :tenant
                        GROUP BY q.stream, q.stage, code ORDER BY records DESC, q.stream, code
                        """)
                .bind("tenant", tenant.name())
                .map((row, context) -> new Cause(
                        row.getString("stream"), row.getString("stage"), row.getString("code"), row.getLong("records")))
                .list());
    }
}
