package dev.wadi.enrich.postgres;

import dev.wadi.core.Tenant;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * What RESOLVE and PUBLISH do about answers, each inside its transaction. Publication <i>n</i> honours the answers with
 * {@code from_publication <= n} that were not replaced by then ({@code to_publication}): also in a replay, which finds the
 * numbers in the journal.
 */
public final class HonouredAnswers {

    private HonouredAnswers() {}

    /** Whether there are answers that no publication has honoured. */
    public static boolean areWaiting(Handle handle, Tenant tenant) {
        return handle.createQuery("""
                        SELECT EXISTS (SELECT FROM enrich.answer WHERE tenant = :tenant AND from_publication IS NULL)
                          OR EXISTS (
                            SELECT FROM enrich.answer WHERE tenant = :tenant AND from_publication >
                              (SELECT coalesce(max(publication), 0) FROM ops.publication
                               WHERE tenant = :tenant AND published_at IS NOT NULL))
                        """)
                .bind("tenant", tenant.name())
                .mapTo(Boolean.class)
                .one();
    }

    /** Has a publication honour what has been recorded by now; earlier answers about the same end with it. */
    public static void honour(Handle handle, Tenant tenant, int publication) {
        bound(handle.createUpdate("""
                        UPDATE enrich.answer old SET to_publication = :number FROM enrich.answer new
                        WHERE new.tenant = :tenant AND new.from_publication IS NULL
                          AND old.tenant = new.tenant AND old.enricher = new.enricher
                          AND old.attribute = new.attribute AND old.subject = new.subject
                          AND old.from_publication IS NOT NULL AND old.to_publication IS NULL
                        """), tenant, publication).execute();
        bound(handle.createUpdate("""
                        UPDATE enrich.answer SET from_publication = :number
                        WHERE tenant = :tenant AND from_publication IS NULL
                        """), tenant, publication).execute();
    }

    private static <S extends SqlStatement<S>> S bound(S statement, Tenant tenant, int publication) {
        return statement.bind("tenant", tenant.name()).bind("number", publication);
    }
}
