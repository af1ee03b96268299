package dev.wadi.enrich.postgres;

import dev.wadi.core.Tenant;
import dev.wadi.enrich.Subject;
import dev.wadi.postgres.Statistics;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
        var honoured = bound(handle.createUpdate("""
                        UPDATE enrich.answer SET from_publication = :number
                        WHERE tenant = :tenant AND from_publication IS NULL
                        """), tenant, publication).execute();
        // looked at now, when none waits: of those that do the planner then expects few, and finds what they replace by
        // index
        Statistics.refresh(handle, "enrich.answer", honoured);
    }

    /**
     * What an enricher says about these subjects, as a publication honours it; nothing about those it has not answered yet.
     */
    public static Map<Subject, Map<String, String>> about(
            Handle handle, Tenant tenant, int publication, String enricher, Collection<Subject> subjects) {
        var said = new HashMap<Subject, Map<String, String>>();
        if (subjects.isEmpty()) {
            return said;
        }
        bound(handle.createQuery("""
                        SELECT a.attribute, a.subject, a.said FROM (
                          SELECT DISTINCT * FROM unnest(:attributes, :subjects) AS g (attribute, subject)) asked
                        JOIN enrich.answer a ON a.tenant = :tenant AND a.enricher = :enricher
                          AND a.attribute = asked.attribute AND a.subject = asked.subject
                          AND a.from_publication <= :number AND (a.to_publication IS NULL OR a.to_publication > :number)
                        """), tenant, publication)
                .bind("enricher", enricher)
                .bindArray(
                        "attributes",
                        String.class,
                        texts(subjects, s -> s.attribute().column()))
                .bindArray("subjects", String.class, texts(subjects, Subject::value))
                .map((row, context) -> said.put(
                        SubjectColumn.subject(row.getString("attribute"), row.getString("subject")),
                        SaidJson.read(row.getString("said"))))
                .list();
        return said;
    }

    private static List<String> texts(Collection<Subject> subjects, Function<Subject, String> text) {
        return subjects.stream().map(text).toList();
    }

    private static <S extends SqlStatement<S>> S bound(S statement, Tenant tenant, int publication) {
        return statement.bind("tenant", tenant.name()).bind("number", publication);
    }
}
