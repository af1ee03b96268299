package dev.wadi.quarantine.postgres;

import dev.wadi.core.Tenant;
import dev.wadi.ledger.postgres.NewestAttempt;
import dev.wadi.quarantine.Cause;
import org.jdbi.v3.core.statement.SqlStatement;

/** SQL for rows of {@code ops.quarantine} that are of the current attempt of their page. */
final class CurrentQuarantine {

    /** That nothing newer stands beside attempt {@code a}. */
    static final String IS_CURRENT = NewestAttempt.OF_ITS_PAGE;

    /** Quarantine {@code q}, its attempt {@code a} and the claim {@code c} of its page. */
    static final String ROWS = """
            ops.quarantine q
            JOIN ops.attempt a ON a.tenant = q.tenant AND a.attempt_id = q.attempt_id
            JOIN bronze.claim c ON c.tenant = q.tenant AND c.page_id = q.page_id
            """;

    /** Which of {@link #ROWS} are current and have a cause. */
    static final String OF_CAUSE = "q.tenant = :tenant AND q.stream = :stream AND q.problems @> jsonb_build_array("
            + "jsonb_build_object('code', :code, 'pointer', :pointer)) AND " + IS_CURRENT;

    private CurrentQuarantine() {}

    static <S extends SqlStatement<S>> S bound(S statement, Tenant tenant, Cause cause) {
        return statement
                .bind("tenant", tenant.name())
                .bind("stream", cause.stream())
                .bind("code", cause.code())
                .bind("pointer", cause.pointer());
    }
}
