package dev.wadi.journal.postgres;

import dev.wadi.core.Tenant;
import dev.wadi.postgres.Database;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What a database is being made again from, kept in it from the moment the journal was copied.
 *
 * @param publications the last publication that is to be made; 0 for none
 * @param chain        its chain hash; empty for none
 * @param until        up to when the journal is made again; {@link Instant#MAX} for all of it
 * @param done         whether all that was asked for has been made
 */
record Undertaking(int publications, byte[] chain, Instant until, boolean done) {

    /** The one under way, or done, in a database. */
    static Optional<Undertaking> in(Database made, Tenant tenant) {
        return made.inTransaction(handle -> handle.createQuery(
                        "SELECT publications, chain_hash, until, done_at IS NOT NULL AS done FROM ops.rebuild WHERE tenant = :tenant")
                .bind("tenant", tenant.name())
                .map((row, context) -> new Undertaking(
                        row.getInt("publications"),
                        orNone(row.getBytes("chain_hash")),
                        orAll(row.getObject("until", OffsetDateTime.class)),
                        row.getBoolean("done")))
                .findOne());
    }

    /** Whether a database is half made, for whichever tenant. */
    static boolean underWay(Handle handle) {
        return has(handle, "to_regclass('ops.rebuild') IS NOT NULL")
                && has(handle, "EXISTS (SELECT FROM ops.rebuild WHERE done_at IS NULL)");
    }

    private static boolean has(Handle handle, String condition) {
        return handle.createQuery("SELECT " + condition).mapTo(Boolean.class).one();
    }

    /** What there is to make of a journal as it stands, of what was published by an instant. */
    static Undertaking of(Handle journal, Tenant tenant, Instant until) {
        return journal.createQuery("""
                        SELECT publication, chain_hash FROM ops.publication
                        WHERE tenant = :tenant AND published_at <= coalesce(CAST(:until AS timestamptz), 'infinity')
                        ORDER BY publication DESC LIMIT 1
                        """)
                .bind("tenant", tenant.name())
                .bind("until", orNull(until))
                .map((row, context) ->
                        new Undertaking(row.getInt("publication"), orNone(row.getBytes("chain_hash")), until, false))
                .findOne()
                .orElseGet(() -> new Undertaking(0, new byte[0], until, false));
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
        made.createUpdate("""
                        INSERT INTO ops.rebuild (tenant, publications, chain_hash, until)
                        VALUES (:tenant, :publications, :chain, CAST(:until AS timestamptz))
                        """)
                .bind("tenant", tenant.name())
                .bind("publications", publications)
                .bind("chain", chain)
                .bind("until", orNull(until))
                .execute();
    }

    static void end(Database made, Tenant tenant) {
        made.useTransaction(
                handle -> handle.createUpdate("UPDATE ops.rebuild SET done_at = now() WHERE tenant = :tenant")
                        .bind("tenant", tenant.name())
                        .execute());
    }

    /** As people call it: the instant, or all of it. */
    static String name(Instant until) {
        return until.equals(Instant.MAX) ? "all publications" : "--until " + until;
    }

    private static @Nullable OffsetDateTime orNull(Instant until) {
        return until.equals(Instant.MAX) ? null : until.atOffset(ZoneOffset.UTC);
    }

    private static Instant orAll(@Nullable OffsetDateTime until) {
        return until == null ? Instant.MAX : until.toInstant();
    }

    private static byte[] orNone(byte @Nullable [] hash) {
        return hash == null ? new byte[0] : hash;
    }
}
