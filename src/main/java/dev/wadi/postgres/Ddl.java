package dev.wadi.postgres;

import static java.util.stream.Collectors.joining;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToCreateStatementException;

/** Definitions of tables and views, made from checked identifiers. They take no values. */
public final class Ddl {

    private Ddl() {}

    /** Runs one definition as it stands, without looking for parameters in it. */
    public static void run(Handle handle, String definition) {
        try (var statement = Database.connection(handle).createStatement()) {
            statement.execute(definition);
        } catch (SQLException e) {
            throw Database.classified(new UnableToCreateStatementException(definition, e, null));
        }
    }

    /** Adds the columns that a table lacks, each a checked identifier and a type. */
    public static void addColumns(Handle handle, String table, Stream<String> columns) {
        var added = columns.map(column -> "ADD COLUMN IF NOT EXISTS " + column).collect(joining(", "));
        if (!added.isEmpty()) {
            run(handle, "ALTER TABLE " + table + " " + added);
        }
    }
}
