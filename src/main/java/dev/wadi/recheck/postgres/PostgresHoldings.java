package dev.wadi.recheck.postgres;

import com.google.common.hash.Hashing;
import dev.wadi.contract.Contract;
import dev.wadi.core.Tenant;
import dev.wadi.postgres.Database;
import dev.wadi.recheck.Held;
import dev.wadi.recheck.Holdings;
import dev.wadi.silver.postgres.SilverTable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.statement.SqlStatement;

/** What silver and quarantine hold: the versions of all attempts that no publication has retracted. */
public final class PostgresHoldings implements Holdings {

    private final Database database;
    private final Tenant tenant;

    public PostgresHoldings(Database database, Tenant tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    @Override
    public Map<String, Held> of(Contract contract, Collection<String> keys) {
        var held = new HashMap<String, Held>();
        database.useTransaction(handle -> handle.createQuery(of(contract, """
                        SELECT k.record_key, w.source_version, w.row_hash, w.deleted
                        FROM unnest(:keys) AS k (record_key)
                        CROSS JOIN LATERAL (
                          SELECT v.source_version, v.row_hash, v.deleted FROM silver_table v
                          WHERE v.tenant = :tenant AND v.record_key = k.record_key
                            AND (SELECT a.retracted_in IS NULL FROM ops.attempt a
                                 WHERE a.tenant = v.tenant AND a.attempt_id = v.attempt_id)
                          ORDER BY v.source_version DESC, v.read_at DESC, v.page_id DESC, v.ordinal DESC LIMIT 1) w
                        """))
                .bind("tenant", tenant.name())
                .bindArray("keys", String.class, keys)
                .map((row, context) -> held.put(
                        row.getString("record_key"),
                        new Held(row.getLong("source_version"), row.getLong("row_hash"), row.getBoolean("deleted"))))
                .list());
        return held;
    }

    @Override
    public Set<String> within(Contract contract, Instant from, Instant until) {
        return database.inTransaction(handle ->
                new HashSet<>(ofStretch(handle.createQuery(of(contract, """
                                SELECT DISTINCT record_key FROM silver_table
                                WHERE tenant = :tenant AND source_version >= :from AND source_version < :until
                                """)), from, until)
                        .mapTo(String.class)
                        .list()));
    }

    @Override
    public Optional<Instant> earliest(Contract contract) {
        return database.inTransaction(handle -> handle.createQuery(of(contract, """
                                SELECT min(source_version) AS lowest FROM silver_table
                                WHERE tenant = :tenant HAVING count(*) > 0
                                """))
                        .bind("tenant", tenant.name())
                        .mapTo(Long.class)
                        .findOne())
                .map(version -> Instant.EPOCH.plus(version, ChronoUnit.MICROS));
    }

    @Override
    @SuppressWarnings("deprecation") // no secret: Postgres computes the same to find equal bytes by an index
    public Set<Integer> setAside(Contract contract, List<byte[]> originals) {
        var hashes = originals.stream()
                .map(original -> Hashing.md5().hashBytes(original).toString())
                .toList();
        return database.inTransaction(handle -> new HashSet<>(handle.createQuery("""
                        SELECT h.ordinal - 1 FROM unnest(:hashes) WITH ORDINALITY AS h (hash, ordinal)
                        WHERE EXISTS (
                          SELECT FROM ops.quarantine q
                          WHERE q.tenant = :tenant AND q.stream = :stream AND md5(q.original) = h.hash)
                        """)
                .bind("tenant", tenant.name())
                .bind("stream", contract.stream())
                .bindArray("hashes", String.class, hashes)
                .mapTo(Integer.class)
                .list()));
    }

    private <S extends SqlStatement<S>> S ofStretch(S statement, Instant from, Instant until) {
        return statement
                .bind("tenant", tenant.name())
                .bind("from", ChronoUnit.MICROS.between(Instant.EPOCH, from))
                .bind("until", ChronoUnit.MICROS.between(Instant.EPOCH, until));
    }

    /** The name of the table is quoted and comes from the contract. */
    private static String of(Contract contract, String sql) {
        return sql.replace("silver_table", new SilverTable(contract).name());
    }
}
