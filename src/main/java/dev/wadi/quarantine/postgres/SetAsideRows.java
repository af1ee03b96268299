package dev.wadi.quarantine.postgres;

import dev.wadi.core.Tenant;
import dev.wadi.quarantine.Cause;
import org.jdbi.v3.core.statement.SqlStatement;

/** SQL for what is set aside now. */
final class SetAsideRows {

    /** Records set aside {@code q} and the claim {@code c} of their page. */
    static final String ROWS = """
            ops.set_aside q
            JOIN bronze.claim c ON c.tenant = q.tenant AND c.page_id = q.page_id
            """;

    /** Which of {@link #ROWS} have a cause. */
    static final String OF_CAUSE = "q.tenant = :tenant AND q.stream = :stream AND q.problems @> jsonb_build_array("
            + "jsonb_build_object('code', :code, 'pointer', :pointer))";

    private SetAsideRows() {}

    static <S extends SqlStatement<S>> S bound(S statement, Tenant tenant, Cause cause) {
        return statement
                .bind("tenant", tenant.name())
                .bind("stream", cause.stream())
                .bind("code", cause.code())
                .bind("pointer", cause.pointer());
    }
}
