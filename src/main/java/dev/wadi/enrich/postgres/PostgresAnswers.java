package dev.wadi.enrich.postgres;

import static java.util.stream.Collectors.joining;

import dev.wadi.contract.Contracts;
import dev.wadi.core.Tenant;
import dev.wadi.enrich.Answer;
import dev.wadi.enrich.Answers;
import dev.wadi.enrich.Enricher;
import dev.wadi.enrich.Subject;
import dev.wadi.failpoint.Failpoint;
import dev.wadi.postgres.Database;
import dev.wadi.postgres.Statistics;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Answers in {@code enrich.answer}. How far an enricher has been asked stands in {@code enrich.progress}, so that only what
 * changed since is looked at; about other columns, or of other data, it is asked from the beginning again. Rows go in sorted,
 * so that two processes with the same answers wait for one another and never in a circle.
 */
public final class PostgresAnswers implements Answers {

    /** Answers at once that call for a look at the table, however many others there are. */
    private static final int MANY = 1_000;

    private final Database database;
    private final Tenant tenant;
    private final List<SubjectColumn> columns;

    public PostgresAnswers(Database database, Contracts contracts, Tenant tenant) {
        this.database = database;
        this.tenant = tenant;
        this.columns = SubjectColumn.of(contracts);
    }

    @Override
    public List<Subject> open(Enricher enricher, int most) {
        var asked = asked(enricher);
        return asked.isEmpty() ? List.of() : database.inTransaction(handle -> open(handle, enricher, asked, most));
    }

    @Override
    public void record(Enricher enricher, List<Answer> answers) {
        database.useTransaction(handle -> {
            var added = bound(handle.createUpdate("""
                            INSERT INTO enrich.answer (tenant, enricher, attribute, subject, said, source, named_after)
                            SELECT :tenant, :enricher, g.attribute, g.subject, CAST(g.said AS jsonb), :source,
                              coalesce((SELECT publication FROM enrich.progress WHERE tenant = :tenant
                                AND enricher = :enricher AND source = :source AND asked_about = :askedAbout), 0)
                            FROM unnest(:attributes, :subjects, :said) AS g (attribute, subject, said)
                            WHERE NOT EXISTS (
                              SELECT FROM enrich.answer a
                              WHERE a.tenant = :tenant AND a.enricher = :enricher AND a.attribute = g.attribute
                                AND a.subject = g.subject AND a.source = :source AND a.to_publication IS NULL)
                            ORDER BY g.attribute, g.subject
                            ON CONFLICT DO NOTHING
                            """), enricher)
                    .bind("askedAbout", askedAbout(asked(enricher)))
                    .bindArray("attributes", String.class, texts(answers, PostgresAnswers::attribute))
                    .bindArray(
                            "subjects",
                            String.class,
                            texts(answers, a -> a.subject().value()))
                    .bindArray("said", String.class, texts(answers, a -> SaidJson.write(a.said())))
                    .execute();
            refreshStatistics(handle, added);
            Failpoint.at("enrich.kept");
        });
        Failpoint.at("enrich.done");
    }

    /**
     * The answers of a new enricher may be few among those of others and many to look through: while the planner takes them
     * for none, it goes through all of them for each subject.
     */
    private static void refreshStatistics(Handle handle, int added) {
        if (added >= MANY) {
            Statistics.analyze(handle, "enrich.answer");
        } else {
            Statistics.refresh(handle, "enrich.answer", added);
        }
    }

    /** What is owed of publications that readers see, then what the candidate names. */
    private List<Subject> open(Handle handle, Enricher enricher, List<SubjectColumn> asked, int most) {
        var askedAbout = askedAbout(asked);
        var newest = newest(handle);
        var progress = progress(handle, enricher, askedAbout);
        if (progress < newest.published()) {
            var owed = subjects(handle, enricher, asked, progress, newest.published(), most);
            if (!owed.isEmpty()) {
                return owed;
            }
            move(handle, enricher, askedAbout, newest.published());
        }
        return newest.open() ? subjects(handle, enricher, asked, newest.published(), newest.number(), most) : List.of();
    }

    private List<SubjectColumn> asked(Enricher enricher) {
        return columns.stream()
                .filter(column -> enricher.attributes().contains(column.attribute()))
                .toList();
    }

    private static String askedAbout(List<SubjectColumn> asked) {
        return asked.stream().map(SubjectColumn::label).collect(joining(", "));
    }

    private List<Subject> subjects(
            Handle handle, Enricher enricher, List<SubjectColumn> asked, int after, int upTo, int most) {
        var places = IntStream.range(0, asked.size());
        var sql = places.mapToObj(place -> asked.get(place).openSubjects(place)).collect(joining("UNION\n"));
        var query = bound(handle.createQuery(sql + "LIMIT :most"), enricher)
                .bind("after", after)
                .bind("upTo", upTo)
                .bind("longest", SubjectColumn.LONGEST)
                .bind("most", most);
        for (var place = 0; place < asked.size(); place++) {
            query.bind("attribute" + place, asked.get(place).attribute().column());
            query.bind("stream" + place, asked.get(place).stream());
        }
        return query.map((row, context) -> SubjectColumn.subject(row.getString("attribute"), row.getString("subject")))
                .list();
    }

    private Newest newest(Handle handle) {
        return handle.createQuery("""
                        SELECT publication, published_at IS NULL AS open FROM ops.publication
                        WHERE tenant = :tenant ORDER BY publication DESC LIMIT 1
                        """)
                .bind("tenant", tenant.name())
                .map((row, context) -> new Newest(row.getInt("publication"), row.getBoolean("open")))
                .findOne()
                .orElse(new Newest(0, false));
    }

    private int progress(Handle handle, Enricher enricher, String askedAbout) {
        return bound(handle.createQuery("""
                        SELECT publication FROM enrich.progress
                        WHERE tenant = :tenant AND enricher = :enricher AND source = :source AND asked_about = :askedAbout
                        """), enricher)
                .bind("askedAbout", askedAbout)
                .mapTo(Integer.class)
                .findOne()
                .orElse(0);
    }

    private void move(Handle handle, Enricher enricher, String askedAbout, int publication) {
        bound(handle.createUpdate("""
                        INSERT INTO enrich.progress (tenant, enricher, source, asked_about, publication)
                        VALUES (:tenant, :enricher, :source, :askedAbout, :publication)
                        ON CONFLICT (tenant, enricher) DO UPDATE
                        SET source = excluded.source, asked_about = excluded.asked_about,
                            publication = excluded.publication
                        """), enricher)
                .bind("askedAbout", askedAbout)
                .bind("publication", publication)
                .execute();
    }

    private <S extends SqlStatement<S>> S bound(S statement, Enricher enricher) {
        return statement
                .bind("tenant", tenant.name())
                .bind("enricher", enricher.name())
                .bind("source", enricher.source());
    }

    private static List<String> texts(List<Answer> answers, Function<Answer, String> text) {
        return answers.stream().map(text).toList();
    }

    private static String attribute(Answer answer) {
        return answer.subject().attribute().column();
    }

    /** The newest publication, or the candidate where one is open. */
    private record Newest(int number, boolean open) {

        /** The newest that readers see; before the candidate, whose number is one more, there is none missing. */
        int published() {
            return open ? number - 1 : number;
        }
    }
}
