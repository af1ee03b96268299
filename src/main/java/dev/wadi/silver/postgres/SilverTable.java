package dev.wadi.silver.postgres;

import dev.wadi.contract.ActivitySpec;
import dev.wadi.contract.ActivitySpec.Reference;
import dev.wadi.contract.Column;
import dev.wadi.contract.Contract;
import dev.wadi.postgres.Comments;
import dev.wadi.postgres.Ddl;
import dev.wadi.postgres.Identifiers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * The table of an entity's versions, {@code silver.<entity>}, made from its contract, and the function
 * {@code silver.<entity>_as_of(publication)}: the one version of each key that counted then. Columns that a later contract adds
 * are added; none is ever dropped.
 */
public final class SilverTable {

    private static final List<String> OF_EVERY_VERSION = List.of(
            "tenant",
            "attempt_id",
            "ordinal",
            "page_id",
            "record_key",
            "source_version",
            "read_at",
            "deleted",
            "row_hash");

    /** The columns that the table of every entity has. */
    public static final List<String> COLUMNS_OF_ALL =
            Stream.concat(OF_EVERY_VERSION.stream(), Stream.of("extra")).toList();

    private static final Map<String, String> COMMENTS = Map.ofEntries(
            Map.entry("tenant", "Whose data it is"),
            Map.entry("attempt_id", "The attempt in ops.attempt that made the row"),
            Map.entry("ordinal", "The record's place on its page"),
            Map.entry("page_id", "The page in bronze.page that the record is on"),
            Map.entry("record_key", "What the record is called at its source"),
            Map.entry("source_version", "Orders the versions of a key: the highest counts"),
            Map.entry("read_at", "The source's clock when the read of the page began; orders equal versions"),
            Map.entry("row_hash", "Keyed hash of its content"),
            Map.entry("deleted", "Whether the source says that the record is gone"),
            Map.entry("extra", "Fields the contract does not know, as they came"));

    private final Contract contract;

    public SilverTable(Contract contract) {
        this.contract = contract;
    }

    /** The quoted name of the table. */
    public String name() {
        return "silver." + Identifiers.quoted(contract.entity());
    }

    /** The columns that a version is written with, quoted, in their order: those of every table, the contract's, extra. */
    String columns() {
        return String.join(", ", OF_EVERY_VERSION) + ", " + contractColumns("") + ", extra";
    }

    /** The contract's columns, quoted, each with a prefix such as {@code v.}. */
    public String contractColumns(String prefix) {
        return Identifiers.list(prefix, names());
    }

    /** A column that names a record of another stream, as what names that record. */
    public static String reference(Reference reference) {
        return Identifiers.quoted(reference.column()) + "::text";
    }

    /** Makes the table, or adds the columns it lacks; what is to be said of it is added to the comments. */
    public void ensure(Handle handle, Comments comments) {
        Ddl.run(
                handle,
                "CREATE TABLE IF NOT EXISTS " + name() + " ("
                        + "tenant text NOT NULL, attempt_id bigint NOT NULL, ordinal integer NOT NULL, page_id bigint NOT NULL, "
                        + "record_key text NOT NULL, source_version bigint NOT NULL, read_at timestamptz NOT NULL, "
                        + "deleted boolean NOT NULL, row_hash bigint NOT NULL, extra jsonb NOT NULL, "
                        + "PRIMARY KEY (tenant, attempt_id, ordinal))");
        Ddl.run(
                handle,
                "CREATE INDEX IF NOT EXISTS " + Identifiers.quoted(contract.entity() + "_key") + " ON " + name()
                        + " (tenant, record_key)");
        // what is looked at again is looked up by stretches of versions; they come nearly in order, so this costs
        // nearly nothing
        Ddl.run(
                handle,
                "CREATE INDEX IF NOT EXISTS " + Identifiers.quoted(contract.entity() + "_version") + " ON " + name()
                        + " USING brin (source_version)");
        Ddl.addColumns(
                handle,
                name(),
                contract.columns().stream()
                        .map(column -> Identifiers.quoted(column.name()) + " "
                                + column.type().sqlType()));
        contract.activity()
                .flatMap(ActivitySpec::of)
                .ifPresent(of -> Ddl.run(
                        handle,
                        "CREATE INDEX IF NOT EXISTS " + Identifiers.quoted(contract.entity() + "_of") + " ON " + name()
                                + " (tenant, (" + reference(of) + "))"));
        Ddl.run(
                handle,
                "CREATE OR REPLACE FUNCTION silver." + Identifiers.quoted(contract.entity() + "_as_of")
                        + "(publication integer) RETURNS SETOF " + name()
                        + " LANGUAGE sql STABLE AS $$ SELECT s.* FROM "
                        + name() + " s JOIN identity.record r ON r.tenant = s.tenant AND r.attempt_id = s.attempt_id "
                        + "AND r.ordinal = s.ordinal AND r.record_key = s.record_key "
                        + "JOIN ops.latest_publication latest ON latest.tenant = s.tenant "
                        + "WHERE r.from_publication <= least($1, latest.publication) "
                        + "AND (r.to_publication IS NULL OR r.to_publication > least($1, latest.publication)) $$");
        comments.onTable(name(), contract.title() + ": what each record said, attempt by attempt");
        COMMENTS.forEach((column, text) -> comments.onColumn(name(), column, text));
        contract.columns().forEach(column -> comments.onColumn(name(), column.name(), column.description()));
    }

    /** Those of the contract's columns that the table has by now: a contract may be newer than what the service runs with. */
    public List<Column> columnsThere(Handle handle) {
        var there = Set.copyOf(handle.createQuery("""
                        SELECT column_name FROM information_schema.columns
                        WHERE table_schema = 'silver' AND table_name = :table
                        """)
                .bind("table", contract.entity())
                .mapTo(String.class)
                .list());
        return contract.columns().stream()
                .filter(column -> there.contains(column.name()))
                .toList();
    }

    private List<String> names() {
        return contract.columns().stream().map(Column::name).toList();
    }
}
