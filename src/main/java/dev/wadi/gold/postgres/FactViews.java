package dev.wadi.gold.postgres;

import static java.util.stream.Collectors.toMap;

import dev.wadi.contract.ActivitySpec;
import dev.wadi.contract.ActivitySpec.Reference;
import dev.wadi.contract.Column;
import dev.wadi.contract.Contract;
import dev.wadi.postgres.Comments;
import dev.wadi.postgres.Ddl;
import dev.wadi.postgres.Identifiers;
import dev.wadi.silver.postgres.SilverTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * What readers see of an entity, made from its contract: the views {@code gold.<entity>} of the latest publication and
 * {@code gold.<entity>_history} of every version ever published, and the function {@code gold.<entity>_as_of(publication)}.
 * They hold no copy: {@code identity.record} says which version counts from which publication on, silver what it says. Facts
 * keep their record keys and join their customer by link, so that a merge of customers rewrites no facts.
 */
final class FactViews {

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

    FactViews(Contract contract) {
        this.contract = contract;
    }

    private String view() {
        return "gold." + Identifiers.quoted(contract.entity());
    }

    private String history() {
        return "gold." + Identifiers.quoted(contract.entity() + "_history");
    }

    private String asOf() {
        return "gold." + Identifiers.quoted(contract.entity() + "_as_of");
    }

    /** Makes the views, anew where the contract says otherwise than before; what is to be said of them is added to the comments. */
    void ensure(Handle handle, Comments comments) {
        var inSilver = columns(handle, "silver", contract.entity());
        inSilver.removeAll(SilverTable.COLUMNS_OF_ALL);
        var historic = Stream.concat(
                        Stream.of(
                                "tenant",
                                "record_key",
                                "from_publication",
                                "to_publication",
                                "attempt_id",
                                "ordinal",
                                "page_id",
                                "row_hash",
                                "extra"),
                        inSilver.stream())
                .toList();
        if (!columns(handle, "gold", contract.entity()).equals(expectedColumns())) {
            makeLatest(handle);
        }
        if (!columns(handle, "gold", contract.entity() + "_history").equals(historic)) {
            makeHistory(handle, inSilver);
        }
        describe(comments, inSilver);
    }

    private void describe(Comments comments, List<String> inSilver) {
        comments.onView(view(), contract.title() + ". " + contract.description() + " Owner: " + contract.owner());
        comments.onView(history(), contract.title() + ": every version published, by publication");
        var described = contract.columns().stream().collect(toMap(Column::name, Column::description));
        for (var relation : List.of(view(), history())) {
            ON_BOTH.forEach((column, text) -> comments.onColumn(relation, column, text));
        }
        described.forEach((column, text) -> comments.onColumn(view(), column, text));
        inSilver.forEach(column -> comments.onColumn(
                history(), column, described.getOrDefault(column, "A column of an earlier contract")));
        comments.onColumn(view(), "customer_id", "The customer the record belongs to");
        ON_HISTORY.forEach((column, text) -> comments.onColumn(history(), column, text));
    }

    private void makeLatest(Handle handle) {
        Ddl.run(handle, "DROP FUNCTION IF EXISTS " + asOf() + "(integer)");
        Ddl.run(handle, "DROP VIEW IF EXISTS " + view() + " CASCADE");
        Ddl.run(handle, "CREATE VIEW " + view() + " AS " + select("latest.publication"));
        Ddl.run(
                handle,
                "CREATE FUNCTION " + asOf() + "(publication integer) RETURNS SETOF " + view()
                        + " LANGUAGE sql STABLE AS $$ " + select("least($1, latest.publication)") + " $$");
    }

    /** What ends with the open candidate has not ended for readers, and what begins with it has not begun. */
    private void makeHistory(Handle handle, List<String> inSilver) {
        Ddl.run(handle, "DROP VIEW IF EXISTS " + history());
        Ddl.run(
                handle,
                "CREATE VIEW " + history() + " AS SELECT r.tenant, r.record_key, r.from_publication, "
                        + "CASE WHEN r.to_publication <= latest.publication THEN r.to_publication END AS to_publication, "
                        + "r.attempt_id, r.ordinal, v.page_id, r.row_hash, v.extra"
                        + (inSilver.isEmpty() ? "" : ", " + Identifiers.list("v.", inSilver)) + facts()
                        + " AND r.from_publication <= latest.publication");
    }

    /** The rows of a publication; of one that is not published yet there is nothing to be seen. */
    private String select(String publication) {
        return "SELECT r.tenant, r.record_key, l.customer_id, " + Identifiers.list("v.", names())
                + ", v.extra, v.page_id, r.ordinal, r.from_publication"
                + facts("LEFT JOIN identity.link l ON l.tenant = r.tenant AND l.stream = "
                        + Identifiers.streamLiteral(of().map(Reference::stream).orElse(contract.stream()))
                        + " AND l.record_key = "
                        + of().map(of -> "v." + SilverTable.reference(of)).orElse("r.record_key")
                        + " AND " + during("l", publication))
                + " AND " + during("r", publication);
    }

    private String facts() {
        return facts("");
    }

    private String facts(String join) {
        return " FROM identity.record r JOIN ops.latest_publication latest ON latest.tenant = r.tenant JOIN "
                + new SilverTable(contract).name()
                + " v ON v.tenant = r.tenant AND v.attempt_id = r.attempt_id AND v.ordinal = r.ordinal " + join
                + " WHERE r.stream = " + Identifiers.streamLiteral(contract.stream()) + " AND NOT r.deleted";
    }

    /** Where the record that tells of the customer is another. */
    private Optional<Reference> of() {
        return contract.activity().flatMap(ActivitySpec::of);
    }

    private static String during(String alias, String publication) {
        return alias + ".from_publication <= " + publication + " AND (" + alias + ".to_publication IS NULL OR " + alias
                + ".to_publication > " + publication + ")";
    }

    private static List<String> columns(Handle handle, String schema, String relation) {
        return new ArrayList<>(handle.createQuery("""
                        SELECT column_name FROM information_schema.columns
                        WHERE table_schema = :schema AND table_name = :relation ORDER BY ordinal_position
                        """)
                .bind("schema", schema)
                .bind("relation", relation)
                .mapTo(String.class)
                .list());
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
