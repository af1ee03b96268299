package dev.wadi.operations.postgres;

import dev.wadi.core.Tenant;
import dev.wadi.operations.NotPossible;
import dev.wadi.operations.Publications;
import dev.wadi.postgres.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Publications in {@code ops.publication}. */
public final class PostgresPublications implements Publications {

    private final Database database;
    private final Tenant tenant;

    public PostgresPublications(Database database, Tenant tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    @Override
    public List<Publication> list(Optional<Integer> before, int most) {
        return database.inTransaction(handle -> handle.createQuery("""
                        SELECT * FROM ops.publication
                        WHERE tenant = :tenant AND published_at IS NOT NULL AND publication < :before
                        ORDER BY publication DESC LIMIT :most
                        """)
                .bind("tenant", tenant.name())
                .bind("before", before.orElse(Integer.MAX_VALUE))
                .bind("most", most)
                .map((row, context) -> publication(row))
                .list());
    }

    @Override
    public Publication one(int number) {
        return list(Optional.of(number == Integer.MAX_VALUE ? number : number + 1), 1).stream()
                .filter(publication -> publication.publication() == number)
                .findFirst()
                .orElseThrow(() -> new NotPossible(
                        NotPossible.Reason.UNKNOWN, "there is no publication " + number + " that readers have seen"));
    }

    private static Publication publication(ResultSet row) throws SQLException {
        return new Publication(
                row.getInt("publication"),
                row.getInt("deployment"),
                Rows.moment(row, "published_at").orElseThrow(),
                row.getDate("day").toLocalDate(),
                row.getLong("facts"),
                row.getLong("customers"),
                HexFormat.of().toHexDigits(row.getLong("content_hash")));
    }
}
