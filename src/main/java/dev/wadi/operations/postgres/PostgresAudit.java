package dev.wadi.operations.postgres;

import dev.wadi.core.Tenant;
import dev.wadi.operations.Audit;
import dev.wadi.operations.Operator;
import dev.wadi.postgres.Database;

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
}
