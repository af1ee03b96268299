package dev.wadi.operations.postgres;

import dev.wadi.core.Tenant;
import dev.wadi.operations.NotPossible;
import dev.wadi.operations.NotPossible.Reason;
import dev.wadi.operations.Operator;
import dev.wadi.operations.Work;
import dev.wadi.postgres.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Pages that are not done in {@code bronze.claim}. */
public final class PostgresWork implements Work {

    private final Database database;
    private final Tenant tenant;

    public PostgresWork(Database database, Tenant tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    @Override
    public Load load() {
        return database.inTransaction(handle -> handle.createQuery("""
                        SELECT count(*) FILTER (WHERE state = 'waiting') AS waiting,
                          count(*) FILTER (WHERE state = 'claimed') AS claimed,
                          count(*) FILTER (WHERE state = 'parked') AS parked,
                          count(DISTINCT owner) FILTER (WHERE state = 'claimed') AS workers
                        FROM ops.open_page WHERE tenant = :tenant
                        """)
                .bind("tenant", tenant.name())
                .map((row, context) -> new Load(
                        row.getLong("waiting"), row.getLong("claimed"), row.getLong("parked"), row.getLong("workers")))
                .one());
    }

    @Override
    public List<OpenPage> pages(int most) {
        return database.inTransaction(handle -> handle.createQuery("""
                        SELECT * FROM ops.open_page
                        WHERE tenant = :tenant AND state IN ('claimed', 'parked') ORDER BY page_id LIMIT :most
                        """)
                .bind("tenant", tenant.name())
                .bind("most", most)
                .map((row, context) -> page(row))
                .list());
    }

    @Override
    public void release(long page, Operator operator) {
        database.useTransaction(handle -> {
            var state = handle.createQuery(
                            "SELECT state FROM bronze.claim WHERE tenant = :tenant AND page_id = :page FOR UPDATE")
                    .bind("tenant", tenant.name())
                    .bind("page", page)
                    .mapTo(String.class)
                    .findOne()
                    .orElseThrow(() -> new NotPossible(Reason.UNKNOWN, "there is no page " + page));
            if (!state.equals("parked")) {
                throw new NotPossible(Reason.CONFLICT, "page " + page + " is not parked but " + state);
            }
            handle.createUpdate("""
                            UPDATE bronze.claim SET state = 'waiting', lapses = 0, lease_until = NULL
                            WHERE tenant = :tenant AND page_id = :page
                            """)
                    .bind("tenant", tenant.name())
                    .bind("page", page)
                    .execute();
            OperationAudit.note(handle, tenant, "release", Long.toString(page), operator);
        });
    }

    private static OpenPage page(ResultSet row) throws SQLException {
        return new OpenPage(
                row.getLong("page_id"),
                row.getString("stream"),
                row.getString("state"),
                Optional.ofNullable(row.getString("owner")),
                row.getInt("lapses"),
                Rows.moment(row, "lease_until"));
    }
}
