package dev.wadi.journal.postgres;

import dev.wadi.core.Tenant;
import dev.wadi.core.Unavailable;
import dev.wadi.postgres.Database;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyInputStream;

/** Copies the journal into an empty, migrated database, under the same numbers: pages keep their order. */
final class JournalCopy {

    private static final List<String> TABLES = List.of(
            "ops.deployment",
            "ops.run",
            "bronze.cursor",
            "bronze.page",
            "bronze.unreadable",
            "quality.verdict",
            "ops.desk_act",
            "bronze.amendment");

    /** Answers that no publication has honoured yet belong to none. */
    private static final String HONOURED_ANSWERS = "(SELECT * FROM enrich.answer WHERE from_publication IS NOT NULL)";

    /** People's decisions with their acts, and the gates' verdicts: runs that were judged later are judged anew. */
    private static final List<String> LATER = List.of(
            """
            DELETE FROM bronze.amendment a USING ops.desk_act d
            WHERE d.tenant = a.tenant AND d.act_id = a.act_id AND d.acted_at > :until
            """,
            "DELETE FROM ops.desk_act WHERE acted_at > :until",
            "DELETE FROM quality.verdict WHERE judged_at > :until",
            "UPDATE ops.run SET judged_at = NULL WHERE judged_at > :until");

    private static final List<String> LATER_ANSWERS = List.of(
            "DELETE FROM enrich.answer WHERE tenant = :tenant AND from_publication > :last",
            "UPDATE enrich.answer SET to_publication = NULL WHERE tenant = :tenant AND to_publication > :last");

    private JournalCopy() {}

    /**
     * Copies the journal as it stands at one moment, whatever lands there meanwhile, and notes what is to be made of it. All that
     * landed is copied; what was decided, judged or answered after the instant is not.
     */
    static Undertaking copy(Database from, Database to, Tenant tenant, Instant until) {
        return from.inTransaction(source -> to.inTransaction(target -> {
            source.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
            for (var table : TABLES) {
                copy(source, table, target, table);
            }
            copy(source, HONOURED_ANSWERS, target, "enrich.answer");
            target.execute("INSERT INTO bronze.claim (tenant, page_id) SELECT tenant, page_id FROM bronze.page");
            continueNumbers(target, "ops.run", "run_id");
            continueNumbers(target, "bronze.page", "page_id");
            continueNumbers(target, "ops.desk_act", "act_id");
            continueNumbers(target, "enrich.answer", "answer_id");
            var undertaking = Undertaking.of(source, tenant, until);
            if (!until.equals(Instant.MAX)) {
                forget(target, tenant, undertaking);
            }
            undertaking.begin(target, tenant);
            return undertaking;
        }));
    }

    /** Takes back what came after the instant; the numbers of acts are not given again. */
    private static void forget(Handle target, Tenant tenant, Undertaking undertaking) {
        var until = undertaking.until().atOffset(ZoneOffset.UTC);
        for (var later : LATER) {
            target.createUpdate(later).bind("until", until).execute();
        }
        for (var later : LATER_ANSWERS) {
            target.createUpdate(later)
                    .bind("tenant", tenant.name())
                    .bind("last", undertaking.publications())
                    .execute();
        }
    }

    private static void copy(Handle source, String rowsOf, Handle target, String table) {
        try (var rows = new PGCopyInputStream(connection(source), "COPY " + rowsOf + " TO STDOUT (FORMAT binary)")) {
            connection(target).getCopyAPI().copyIn("COPY " + table + " FROM STDIN (FORMAT binary)", rows);
        } catch (SQLException | IOException e) {
            throw new Unavailable("the journal's " + table + " could not be copied", e);
        }
    }

    /** Rows that come later are numbered after those that were copied. */
    private static void continueNumbers(Handle target, String table, String column) {
        target.createQuery("SELECT setval(pg_get_serial_sequence(:table, :column), greatest(1, (SELECT max(" + column
                        + ") FROM " + table + ")))")
                .bind("table", table)
                .bind("column", column)
                .mapTo(Long.class)
                .one();
    }

    private static PGConnection connection(Handle handle) throws SQLException {
        return Database.connection(handle).unwrap(PGConnection.class);
    }
}
