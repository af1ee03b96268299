package dev.wadi.contract;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.contract.IdentitySpec.Attribute;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All Wadi knows of a stream. Read from one YAML file by {@link ContractReader}, which see for errors.
 *
 * @param stream    the stream it speaks of: {@code tickets.ticket}
 * @param freshness how old the newest publication of it may become
 * @param schedule  when it is read, where it is asked and does not call
 * @param key       the column that names a record at its source
 * @param version   the column that orders the versions of a key: the highest counts
 * @param deleted   the column that says a record is gone at its source: such a version is a tombstone
 * @param schema    JSON Schema of a record as it arrives
 * @param entity    what a record is; names the tables {@code silver.<entity>} and {@code gold.<entity>}
 * @param columns   the canonical columns, in the order of the tables
 * @param identity  what its records tell of a customer
 * @param activity  what they say of how customers live with us
 * @param ignored   fields that say nothing about the record
 * @param text      the file as it was read: a contract's identity is its content
 */
public record Contract(
        String stream,
        String title,
        String description,
        String owner,
        Duration freshness,
        Schedule schedule,
        SourceSpec source,
        String key,
        String version,
        Optional<String> deleted,
        JsonNode schema,
        String entity,
        List<Column> columns,
        Set<String> ignored,
        List<Rule> rules,
        List<GateSpec> gates,
        Optional<IdentitySpec> identity,
        Optional<ActivitySpec> activity,
        String text) {

    /** Columns that every silver and gold table has; no contract may declare them again. */
    private static final Set<String> RESERVED = Set.of(
            "tenant",
            "attempt_id",
            "page_id",
            "ordinal",
            "record_key",
            "source_version",
            "read_at",
            "deleted",
            "row_hash",
            "customer_id",
            "extra",
            "from_publication",
            "to_publication");

    /** Tables that Wadi makes from all streams. */
    private static final Set<String> OWN_TABLES = Set.of("customer", "customer_360", "daily_revenue");

    public Contract {
        requireNonNull(stream, "stream");
        requireNonNull(schema, "schema");
        columns = List.copyOf(columns);
        ignored = Set.copyOf(ignored);
        rules = List.copyOf(rules);
        gates = List.copyOf(gates);
        if (OWN_TABLES.contains(entity)) {
            throw new IllegalArgumentException(
                    "entity: '" + entity + "' names a table that Wadi makes from all streams");
        }
        var names = new HashSet<String>();
        for (var column : columns) {
            if (RESERVED.contains(column.name())) {
                throw new IllegalArgumentException(
                        "columns: '" + column.name() + "' is a name that every table of Wadi has already");
            }
            if (!names.add(column.name())) {
                throw new IllegalArgumentException("columns: '" + column.name() + "' is declared twice");
            }
        }
        for (var column : columns) {
            column.mustStandAmong(columns);
        }
        var named = names(columns);
        mustBeColumn("key", key, named);
        mustBeColumn("version", version, named);
        var ordering = columns.get(named.indexOf(version)).type();
        if (ordering != ColumnType.TIMESTAMP && ordering != ColumnType.INTEGER) {
            throw new IllegalArgumentException("version: '" + version + "' must be a timestamp or an integer");
        }
        deleted.ifPresent(column -> mustBeColumn("deleted", column, named));
        if (source.query().isPresent() && ordering != ColumnType.TIMESTAMP) {
            throw new IllegalArgumentException("version: '" + version + "' must be a timestamp where a query is asked");
        }
        if (source.isFullRefresh()) {
            checkAbsence(key, version, deleted, schema, columns);
        }
        rules.forEach(rule ->
                rule.on().forEach(column -> mustBeColumn("rules: " + rule.code() + ": on", column, named)));
        if (identity.isPresent()) {
            check(identity.get(), columns);
        }
        if (activity.isPresent()) {
            check(activity.get(), named);
        }
    }

    /** The column with this name, which the contract has. */
    public Column column(String name) {
        return columns.get(indexOf(name));
    }

    /** The place of a column among {@link #columns}. */
    public int indexOf(String name) {
        for (var i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException("the contract of " + stream + " has no column '" + name + "'");
    }

    private static List<String> names(List<Column> columns) {
        return columns.stream().map(Column::name).toList();
    }

    /** That a record can say it is gone: then it has a key, a version and that, and nothing else. */
    private static void checkAbsence(
            String key, String version, Optional<String> deleted, JsonNode schema, List<Column> columns) {
        if (deleted.isEmpty()) {
            throw new IllegalArgumentException("deleted: a full refresh needs the column that says a record is gone");
        }
        var said = columns.stream()
                .filter(column -> Set.of(key, version, deleted.get()).contains(column.name()))
                .map(Column::from)
                .toList();
        for (var required : schema.path("required")) {
            if (!said.contains(required.asText())) {
                throw new IllegalArgumentException("schema: required: '" + required.asText()
                        + "' is not there in a record that is gone, which a full refresh makes of " + said);
            }
        }
    }

    private static void check(IdentitySpec identity, List<Column> columns) {
        var named = names(columns);
        identity.subject().column().ifPresent(column -> mustBeColumn("identity.subject.column", column, named));
        identity.fields()
                .forEach((attribute, from) -> from.forEach(column -> {
                    var where = "identity.fields." + attribute.label();
                    mustBeColumn(where, column, named);
                    mustBeText(where, attribute, columns.get(named.indexOf(column)));
                }));
    }

    private static void check(ActivitySpec activity, List<String> named) {
        mustBeColumn("activity.at", activity.at(), named);
        activity.of().ifPresent(of -> mustBeColumn("activity.of.column", of.column(), named));
        activity.amount().ifPresent(column -> mustBeColumn("activity.amount", column, named));
        activity.currency().ifPresent(column -> mustBeColumn("activity.currency", column, named));
        activity.state().ifPresent(column -> mustBeColumn("activity.state", column, named));
    }

    private static void mustBeText(String where, Attribute attribute, Column column) {
        var fits = attribute == Attribute.BIRTH_DATE
                ? column.type() == ColumnType.DATE
                : column.type().sqlType().equals("text");
        if (!fits) {
            throw new IllegalArgumentException(where + ": '" + column.name() + "' must be "
                    + (attribute == Attribute.BIRTH_DATE ? "a date" : "text"));
        }
    }

    private static void mustBeColumn(String where, String name, List<String> names) {
        if (!names.contains(name)) {
            throw new IllegalArgumentException(where + ": '" + name + "' is none of the columns " + names);
        }
    }
}
