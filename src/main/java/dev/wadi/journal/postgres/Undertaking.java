package dev.wadi.journal.postgres;

import dev.wadi.core.Tenant;
import dev.wadi.postgres.Database;
import java.util.Arrays;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What a database is being made again from, kept in it from the moment the journal was copied.
 *
 * @param publications the last publication of the journal then; 0 for none
 * @param chain        its chain hash; empty for none
 * @param done         whether all that was asked for has been made
 */
record Undertaking(int publications, byte[] chain, boolean done) {

    /** The one under way, or done, in a database. */
    static Optional<Undertaking> in(Database made, Tenant tenant) {
        return made.inTransaction(handle -> handle.createQuery(
                        "SELECT publications, chain_hash, done_at IS NOT NULL AS done FROM ops.rebuild WHERE tenant = :tenant")
                .bind("tenant", tenant.name())
                .map((row, context) -> new Undertaking(
                        row.getInt("publications"), orNone(row.getBytes("chain_hash")), row.getBoolean("done")))
                .findOne());
    }

    /** What there is to make of a journal as it stands. */
    static Undertaking of(Handle journal, Tenant tenant) {
        return journal.createQuery("""
                        SELECT publication, chain_hash FROM ops.publication
                        WHERE tenant = :tenant AND published_at IS NOT NULL ORDER BY publication DESC LIMIT 1
                        """)
                .bind("tenant", tenant.name())
                .map((row, context) ->
                        new Undertaking(row.getInt("publication"), orNone(row.getBytes("chain_hash")), false))
                .findOne()
                .orElseGet(() -> new Undertaking(0, new byte[0], false));
    }

    /** Whether this is the journal it was begun from. */
    boolean isOf(Database journal, Tenant tenant) {
        if (publications == 0) {
            return true;
        }
        return journal.inTransaction(handle -> handle.createQuery(
                        "SELECT chain_hash FROM ops.publication WHERE tenant = :tenant AND publication = :publication")
                .bind("tenant", tenant.name())
                .bind("publication", publications)
                .map((row, context) -> Arrays.equals(chain, orNone(row.getBytes("chain_hash"))))
                .findOne()
                .orElse(false));
    }

    void begin(Handle made, Tenant tenant) {
        made.createUpdate(
                        "INSERT INTO ops.rebuild (tenant, publications, chain_hash) VALUES (:tenant, :publications, :chain)")
                .bind("tenant", tenant.name())
                .bind("publications", publications)
                .bind("chain", chain)
                .execute();
    }

    static void end(Database made, Tenant tenant) {
        made.useTransaction(
                handle -> handle.createUpdate("UPDATE ops.rebuild SET done_at = now() WHERE tenant = :tenant")
                        .bind("tenant", tenant.name())
                        .execute());
    }

    private static byte[] orNone(byte @Nullable [] hash) {
        return hash == null ? new byte[0] : hash;
    }
}
