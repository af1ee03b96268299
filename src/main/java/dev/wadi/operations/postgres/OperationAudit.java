package dev.wadi.operations.postgres;

import dev.wadi.core.Tenant;
import dev.wadi.operations.Operator;
import org.jdbi.v3.core.Handle;

/** Rows of {@code audit.operation}, in the transaction of what they tell of. */
final class OperationAudit {

    private OperationAudit() {}

    static void note(Handle handle, Tenant tenant, String what, String subject, Operator operator) {
        handle.createUpdate("""
                        INSERT INTO audit.operation (tenant, who, face, what, subject, why)
                        VALUES (:tenant, :who, :face, :what, :subject, :why)
                        """)
                .bind("tenant", tenant.name())
                .bind("who", operator.name())
                .bind("face", operator.face().label())
                .bind("what", what)
                .bind("subject", subject)
                .bind("why", operator.why())
                .execute();
    }
}
