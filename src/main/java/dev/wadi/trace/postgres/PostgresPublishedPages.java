package dev.wadi.trace.postgres;

import dev.wadi.core.Tenant;
import dev.wadi.postgres.Database;
import dev.wadi.trace.PageTrace;
import dev.wadi.trace.PublishedPages;
import java.util.List;

/** Asks Postgres for the pages of a publication. */
public final class PostgresPublishedPages implements PublishedPages {

    private final Database database;
    private final Tenant tenant;

    public PostgresPublishedPages(Database database, Tenant tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    @Override
    public List<PublishedPage> of(int publication, int most) {
        return database.inTransaction(handle -> handle.createQuery("""
                        SELECT p.run_id, p.partition, p.position, p.stream, p.page_id, a.attempt_id
                        FROM ops.attempt a
                        JOIN bronze.page p ON p.tenant = a.tenant AND p.page_id = a.page_id
                        WHERE a.tenant = :tenant AND a.published_in = :publication
                        ORDER BY p.page_id LIMIT :most
                        """)
                .bind("tenant", tenant.name())
                .bind("publication", publication)
                .bind("most", most)
                .map((row, context) -> new PublishedPage(
                        PageTrace.of(
                                tenant, row.getLong("run_id"), row.getString("partition"), row.getLong("position")),
                        row.getString("stream"),
                        row.getLong("page_id"),
                        row.getLong("attempt_id")))
                .list());
    }
}
