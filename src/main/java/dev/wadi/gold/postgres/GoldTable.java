package dev.wadi.gold.postgres;

import dev.wadi.contract.ActivitySpec;
import dev.wadi.contract.ActivitySpec.Reference;
import dev.wadi.contract.Column;
import dev.wadi.contract.Contract;
import dev.wadi.postgres.Comments;
import dev.wadi.postgres.Ddl;
import dev.wadi.postgres.Identifiers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * What readers see of an entity, made from its contract: {@code gold.<entity>_history} with every version ever published,
 * the view {@code gold.<entity>} of the latest publication, and the function {@code gold.<entity>_as_of(publication)}. Facts
 * keep their record keys and join their customer by link, so that a merge of customers rewrites no facts.
 */
public final class GoldTable {

    private static final Map<String, String> ON_BOTH = Map.of(
            "tenant", "Whose data it is",
            "record_key", "What the record is called at its source",
            "extra", "Fields the contract does not know, as they came",
            "page_id", "The page in bronze.page that the row came from",
            "ordinal", "Its place among the records of that page",
            "from_publication", "The publication since which the row reads like this");

    private static final Map<String, String> ON_HISTORY = Map.of(
            "to_publication", "The publication since which it no longer does; empty while it does",
            "attempt_id", "The attempt in ops.attempt that made the row",
            "row_hash", "Keyed hash of its content");

    private final Contract contract;

    public GoldTable(Contract contract) {
        this.contract = contract;
    }

    /** The quoted name of the history table. */
    String history() {
        return "gold." + Identifiers.quoted(contract.entity() + "_history");
    }

    private String view() {
        return "gold." + Identifiers.quoted(contract.entity());
    }

    private String asOf() {
        return "gold." + Identifiers.quoted(contract.entity() + "_as_of");
    }

    /** Makes the table, or adds the columns it lacks, and the views over it; what is to be said of them is added to the comments. */
    public void ensure(Handle handle, Comments comments) {
        Ddl.run(
                handle,
                "CREATE TABLE IF NOT EXISTS " + history() + " ("
                        + "tenant text NOT NULL, record_key text NOT NULL, from_publication integer NOT NULL, "
                        + "to_publication integer, attempt_id bigint NOT NULL, ordinal integer NOT NULL, page_id bigint NOT NULL, "
                        + "row_hash bigint NOT NULL, extra jsonb NOT NULL, "
                        + "PRIMARY KEY (tenant, record_key, from_publication))");
        Ddl.run(
                handle,
                "CREATE INDEX IF NOT EXISTS " + Identifiers.quoted(contract.entity() + "_to") + " ON " + history()
                        + " (tenant, to_publication) WHERE to_publication IS NOT NULL");
        Ddl.addColumns(
                handle,
                history(),
                contract.columns().stream()
                        .map(column -> Identifiers.quoted(column.name()) + " "
                                + column.type().sqlType()));
        of().ifPresent(of -> Ddl.run(
                handle,
                "CREATE INDEX IF NOT EXISTS " + Identifiers.quoted(contract.entity() + "_of") + " ON " + history()
                        + " (tenant, (" + reference("", of) + ")) WHERE to_publication IS NULL"));
        if (!viewColumns(handle).equals(expectedColumns())) {
            makeViews(handle);
        }
        comments.onTable(history(), contract.title() + ": every version published, by publication");
        comments.onView(view(), contract.title() + ". " + contract.description() + " Owner: " + contract.owner());
        for (var table : List.of(view(), history())) {
            ON_BOTH.forEach((column, text) -> comments.onColumn(table, column, text));
            contract.columns().forEach(column -> comments.onColumn(table, column.name(), column.description()));
        }
        comments.onColumn(view(), "customer_id", "The customer the record belongs to");
        ON_HISTORY.forEach((column, text) -> comments.onColumn(history(), column, text));
    }

    private void makeViews(Handle handle) {
        Ddl.run(handle, "DROP FUNCTION IF EXISTS " + asOf() + "(integer)");
        Ddl.run(handle, "DROP VIEW IF EXISTS " + view() + " CASCADE");
        Ddl.run(handle, "CREATE VIEW " + view() + " AS " + select("latest.publication"));
        Ddl.run(
                handle,
                "CREATE FUNCTION " + asOf() + "(publication integer) RETURNS SETOF " + view()
                        + " LANGUAGE sql STABLE AS $$ " + select("least($1, latest.publication)") + " $$");
    }

    /** The rows of a publication; of one that is not published yet there is nothing to be seen. */
    private String select(String publication) {
        return "SELECT h.tenant, h.record_key, l.customer_id, " + Identifiers.list("h.", names())
                + ", h.extra, h.page_id, h.ordinal, h.from_publication FROM " + history() + " h "
                + "JOIN ops.latest_publication latest ON latest.tenant = h.tenant "
                + "LEFT JOIN identity.link l ON l.tenant = h.tenant AND l.stream = "
                + Identifiers.streamLiteral(of().map(Reference::stream).orElse(contract.stream()))
                + " AND l.record_key = " + of().map(of -> reference("h.", of)).orElse("h.record_key") + " AND "
                + during("l", publication)
                + " WHERE " + during("h", publication);
    }

    /** Where the record that tells of the customer is another. */
    private Optional<Reference> of() {
        return contract.activity().flatMap(ActivitySpec::of);
    }

    private static String reference(String prefix, Reference of) {
        return prefix + Identifiers.quoted(of.column()) + "::text";
    }

    private static String during(String alias, String publication) {
        return alias + ".from_publication <= " + publication + " AND (" + alias + ".to_publication IS NULL OR " + alias
                + ".to_publication > " + publication + ")";
    }

    private List<String> viewColumns(Handle handle) {
        return handle.createQuery("""
                        SELECT column_name FROM information_schema.columns
                        WHERE table_schema = 'gold' AND table_name = :view ORDER BY ordinal_position
                        """)
                .bind("view", contract.entity())
                .mapTo(String.class)
                .list();
    }

    private List<String> expectedColumns() {
        var expected = new ArrayList<>(List.of("tenant", "record_key", "customer_id"));
        expected.addAll(names());
        expected.addAll(List.of("extra", "page_id", "ordinal", "from_publication"));
        return expected;
    }

    private List<String> names() {
        return contract.columns().stream().map(Column::name).toList();
    }
}
