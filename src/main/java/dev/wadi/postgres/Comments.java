package dev.wadi.postgres;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/**
 * What tables, views and their columns are for, gathered and then written at once: there are hundreds, and each start of a
 * process brings them up to date. Names of relations are checked and quoted identifiers, those of columns as they are.
 */
public final class Comments {

    /** Only where it says something else by now: a comment locks its table. */
    private static final String WRITE = """
            SELECT ops.comment_on(c.kind || ' ' || c.relation || coalesce('.' || quote_ident(c.col), ''), c.comment)
            FROM unnest(?, ?, ?, ?) AS c(kind, relation, col, comment)
            LEFT JOIN pg_attribute a ON a.attrelid = c.relation::regclass AND a.attname = c.col
            WHERE c.comment IS DISTINCT FROM CASE WHEN c.col IS NULL THEN obj_description(c.relation::regclass, 'pg_class')
                ELSE col_description(c.relation::regclass, a.attnum) END
            """;

    private final List<String> kinds = new ArrayList<>();
    private final List<String> relations = new ArrayList<>();
    private final List<@Nullable String> columns = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();

    /** Adds that of a table. */
    public void onTable(String name, String text) {
        add("TABLE", name, null, text);
    }

    /** Adds that of a view. */
    public void onView(String name, String text) {
        add("VIEW", name, null, text);
    }

    /** Adds that of a column. */
    public void onColumn(String relation, String column, String text) {
        add("COLUMN", relation, column, text);
    }

    /** Writes those that are new or say something else than before. */
    public void write(Handle handle) {
        var connection = Database.connection(handle);
        try (var statement = connection.prepareStatement(WRITE)) {
            statement.setArray(1, connection.createArrayOf("text", kinds.toArray()));
            statement.setArray(2, connection.createArrayOf("text", relations.toArray()));
            statement.setArray(3, connection.createArrayOf("text", columns.toArray()));
            statement.setArray(4, connection.createArrayOf("text", texts.toArray()));
            statement.execute();
        } catch (SQLException e) {
            throw Database.classified(new UnableToExecuteStatementException(WRITE, e, null));
        }
    }

    private void add(String kind, String relation, @Nullable String column, String text) {
        kinds.add(kind);
        relations.add(relation);
        columns.add(column);
        texts.add(text);
    }
}
