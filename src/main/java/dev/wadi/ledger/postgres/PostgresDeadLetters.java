package dev.wadi.ledger.postgres;

import dev.wadi.core.Tenant;
import dev.wadi.ledger.DeadLetters;
import dev.wadi.postgres.Database;

/** Dead letters in {@code ops.dead_letter}, over a connection of their own: the failed work's may be broken. */
public final class PostgresDeadLetters implements DeadLetters {

    private final Database database;
    private final Tenant tenant;

    public PostgresDeadLetters(Database database, Tenant tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    @Override
    public void keep(Letter letter) {
        database.useTransaction(handle -> handle.createUpdate("""
                        INSERT INTO ops.dead_letter (tenant, route, step, failure, stream, page_id, exchange)
                        VALUES (:tenant, :route, :step, :failure, :stream, :page, :exchange)
                        """)
                .bind("tenant", tenant.name())
                .bind("route", letter.route())
                .bind("step", letter.step())
                .bind("failure", letter.failure())
                .bind("stream", letter.stream().orElse(null))
                .bind("page", letter.pageId().orElse(null))
                .bind("exchange", letter.exchange())
                .execute());
    }
}
