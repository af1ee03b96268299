package dev.wadi.operations.postgres;

import dev.wadi.core.Tenant;
import dev.wadi.operations.Audit;
import dev.wadi.operations.Operator;
import dev.wadi.postgres.Database;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Notes in {@code audit.operation}. */
public final class PostgresAudit implements Audit {

    private final Database database;
    private final Tenant tenant;

    public PostgresAudit(Database database, Tenant tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    @Override
    public void note(String what, String subject, Operator operator) {
        database.useTransaction(handle -> OperationAudit.note(handle, tenant, what, subject, operator));
    }

    @Override
    public <T> T noted(String what, String subject, Operator operator, Supplier<T> act) {
        return database.inTransaction(handle -> {
            OperationAudit.note(handle, tenant, what, subject, operator);
            return act.get();
        });
    }

    @Override
    public List<Done> list(Optional<Long> before, int most) {
        return database.inTransaction(handle -> handle.createQuery("""
                        SELECT operation_id, at, who, face, what, subject, why FROM audit.operation
                        WHERE tenant = :tenant AND operation_id < :before
                        ORDER BY operation_id DESC LIMIT :most
                        """)
                .bind("tenant", tenant.name())
                .bind("before", before.orElse(Long.MAX_VALUE))
                .bind("most", most)
                .map((row, context) -> new Done(
                        row.getLong("operation_id"),
                        Rows.moment(row, "at").orElseThrow(),
                        row.getString("who"),
                        row.getString("face"),
                        row.getString("what"),
                        row.getString("subject"),
                        row.getString("why")))
                .list());
    }
}
