package dev.wadi.identity.postgres;

import dev.wadi.core.Tenant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Ends rows that are valid from one publication to the one before another. */
final class Validity {

    private Validity() {}

    /**
     * Rows that the candidate itself began go; rows of publications before it are valid up to it.
     *
     * @param table   the table, as {@code t}
     * @param working the working table that says which rows, as {@code c}
     * @param columns what names a row in both, without the tenant
     */
    static void end(Handle handle, Tenant tenant, int candidate, String table, String working, List<String> columns) {
        var same = new StringBuilder();
        columns.forEach(
                column -> same.append(" AND t.").append(column).append(" = c.").append(column));
        var rows = " " + working + " c WHERE t.tenant = :tenant" + same;
        for (var sql : List.of(
                "DELETE FROM " + table + " t USING" + rows + " AND t.from_publication = :candidate",
                "UPDATE " + table + " t SET to_publication = :candidate FROM" + rows
                        + " AND t.to_publication IS NULL")) {
            handle.createUpdate(sql)
                    .bind("tenant", tenant.name())
                    .bind("candidate", candidate)
                    .execute();
        }
    }
}
