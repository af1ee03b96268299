package dev.wadi.postgres;

import java.sql.SQLException;
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

    /** Comments on a table, view or column named by checked identifiers. */
    public static void comment(Handle handle, String what, String text) {
        handle.createQuery("SELECT ops.comment_on(:what, :text)")
                .bind("what", what)
                .bind("text", text)
                .mapTo(String.class)
                .list();
    }
}
