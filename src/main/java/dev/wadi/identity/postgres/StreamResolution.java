package dev.wadi.identity.postgres;

import dev.wadi.contract.Contract;
import dev.wadi.core.Tenant;
import dev.wadi.postgres.Statistics;
import dev.wadi.silver.postgres.SilverTable;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** What RESOLVE does for one stream, inside the transaction of the tenant's one writer. */
final class StreamResolution {

    /** The working table of the records that changed. */
    static final String CHANGED = "changed";

    private final Handle handle;
    private final Tenant tenant;
    private final String stream;
    private final String silver;
    private final Candidate candidate;

    StreamResolution(Handle handle, Tenant tenant, Contract contract, Candidate candidate) {
        this.handle = handle;
        this.tenant = tenant;
        this.stream = contract.stream();
        this.silver = new SilverTable(contract).name();
        this.candidate = candidate;
    }

    /** Takes these attempts into the candidate and says how many records changed by it. */
    int resolve(List<Long> attempts) {
        take(attempts);
        var touched = touched(attempts);
        Statistics.refresh(handle, silver, records(touched));
        var changed = findChanged(attempts, touched);
        var found = found(attempts);
        moveRecords(found.ofKnown > 0);
        Statistics.refresh(handle, "identity.record", changed);
        if (found.winners < loaded(attempts)) {
            noteWhatWasNotLoaded(attempts);
        }
        return changed;
    }

    /**
     * What is known of the records that changed, so that questions are left out whose answer is nothing: history that is read for the
     * first time stands against nothing, and they would be asked of all there is.
     *
     * @param ofKnown how many had a version that counted before
     * @param winners how many have one of the attempts taken in
     */
    private record Found(long ofKnown, long winners) {}

    private Found found(List<Long> attempts) {
        return handle.createQuery("""
                        SELECT count(*) FILTER (WHERE known), count(*) FILTER (WHERE attempt_id = ANY(:attempts)) FROM changed
                        """)
                .bindArray("attempts", Long.class, attempts)
                .map((row, context) -> new Found(row.getLong(1), row.getLong(2)))
                .one();
    }

    /** How many versions these attempts have. */
    private long loaded(List<Long> attempts) {
        return bound(handle.createQuery("""
                        SELECT coalesce(sum(loaded), 0) FROM ops.attempt
                        WHERE tenant = :tenant AND attempt_id = ANY(:attempts)
                        """))
                .bindArray("attempts", Long.class, attempts)
                .mapTo(Long.class)
                .one();
    }

    /** The attempts join the set of the candidate; older attempts of the same pages leave it. */
    private void take(List<Long> attempts) {
        bound(handle.createUpdate("""
                        UPDATE ops.attempt SET published_in = :candidate, step = :step
                        WHERE tenant = :tenant AND attempt_id = ANY(:attempts)
                        """))
                .bind("step", candidate.step())
                .bindArray("attempts", Long.class, attempts)
                .execute();
        bound(handle.createUpdate("""
                        UPDATE ops.attempt old SET retracted_in = :candidate
                        FROM ops.attempt taken
                        WHERE taken.tenant = :tenant AND taken.attempt_id = ANY(:attempts)
                          AND old.tenant = taken.tenant AND old.page_id = taken.page_id
                          AND (old.deployment, old.attempt_id) < (taken.deployment, taken.attempt_id)
                          AND old.published_in IS NOT NULL AND old.retracted_in IS NULL
                        """))
                .bindArray("attempts", Long.class, attempts)
                .execute();
    }

    /** These attempts, and those of the same pages that the candidate retracts. */
    private List<Long> touched(List<Long> attempts) {
        return bound(handle.createQuery("""
                        SELECT attempt_id FROM ops.attempt
                        WHERE tenant = :tenant AND stream = :stream
                          AND (attempt_id = ANY(:attempts) OR retracted_in = :candidate)
                        """))
                .bindArray("attempts", Long.class, attempts)
                .mapTo(Long.class)
                .list();
    }

    private long records(List<Long> attempts) {
        return bound(handle.createQuery("""
                        SELECT coalesce(sum(records), 0) FROM ops.attempt
                        WHERE tenant = :tenant AND attempt_id = ANY(:attempts)
                        """))
                .bindArray("attempts", Long.class, attempts)
                .mapTo(Long.class)
                .one();
    }

    /**
     * Fills the working table with the keys whose winner is another than it was; a key without any is gone. Where no version
     * of a key counted before, the highest of those taken in now wins. Else the winner is looked up key by key through the
     * index, and the attempt of each of its versions too (a join would be free to go through all attempts there ever were, key
     * by key), so that the cost follows the keys touched and not the size of the history.
     */
    private int findChanged(List<Long> taken, List<Long> touched) {
        handle.execute("""
                CREATE TEMP TABLE IF NOT EXISTS changed (
                  stream text, record_key text, attempt_id bigint, ordinal integer, deleted boolean, row_hash bigint,
                  known boolean
                ) ON COMMIT DELETE ROWS
                """);
        handle.execute("DELETE FROM changed");
        var sql = """
                INSERT INTO changed
                SELECT :stream, dirty.record_key, w.attempt_id, w.ordinal, w.deleted, w.row_hash, r.record_key IS NOT NULL
                FROM (SELECT DISTINCT ON (record_key)
                        record_key, attempt_id, ordinal, deleted, row_hash, attempt_id = ANY(:taken) AS taken
                      FROM silver_table
                      WHERE tenant = :tenant AND attempt_id = ANY(:touched)
                      ORDER BY record_key, attempt_id = ANY(:taken) DESC,
                        source_version DESC, read_at DESC, page_id DESC, ordinal DESC) dirty
                LEFT JOIN identity.record r ON r.tenant = :tenant AND r.stream = :stream
                  AND r.record_key = dirty.record_key AND r.to_publication IS NULL
                LEFT JOIN LATERAL (
                  SELECT dirty.attempt_id, dirty.ordinal, dirty.deleted, dirty.row_hash
                  WHERE r.record_key IS NULL AND dirty.taken
                  UNION ALL
                  (SELECT v.attempt_id, v.ordinal, v.deleted, v.row_hash
                  FROM silver_table v
                  WHERE NOT (r.record_key IS NULL AND dirty.taken)
                    AND v.tenant = :tenant AND v.record_key = dirty.record_key
                    AND (SELECT a.published_in IS NOT NULL AND a.retracted_in IS NULL FROM ops.attempt a
                         WHERE a.tenant = v.tenant AND a.attempt_id = v.attempt_id)
                  ORDER BY v.source_version DESC, v.read_at DESC, v.page_id DESC, v.ordinal DESC LIMIT 1)) w ON true
                WHERE w.row_hash IS DISTINCT FROM r.row_hash
                """;
        var changed = bound(handle.createUpdate(sql.replace("silver_table", silver)))
                .bindArray("taken", Long.class, taken)
                .bindArray("touched", Long.class, touched)
                .execute();
        Statistics.analyze(handle, "changed");
        return changed;
    }

    private void moveRecords(boolean someWereKnown) {
        if (someWereKnown) {
            Validity.end(
                    handle,
                    tenant,
                    candidate.publication(),
                    "identity.record",
                    CHANGED,
                    List.of("stream", "record_key"));
        }
        bound(handle.createUpdate("""
                        INSERT INTO identity.record
                          (tenant, stream, record_key, from_publication, attempt_id, ordinal, deleted, row_hash)
                        SELECT :tenant, :stream, record_key, :candidate, attempt_id, ordinal, deleted, row_hash
                        FROM changed WHERE attempt_id IS NOT NULL
                        """)).execute();
    }

    /**
     * Versions that say what is known already are unchanged; those that lost are superseded. One that says the same as the
     * attempt of its page before stands in its place.
     */
    private void noteWhatWasNotLoaded(List<Long> attempts) {
        var sql = """
                INSERT INTO ops.disposition (tenant, attempt_id, ordinal, disposition)
                SELECT v.tenant, v.attempt_id, v.ordinal,
                  CASE WHEN v.row_hash = r.row_hash THEN 'unchanged' ELSE 'superseded' END
                FROM silver_table v
                LEFT JOIN identity.record r ON r.tenant = v.tenant AND r.stream = :stream
                  AND r.record_key = v.record_key AND r.to_publication IS NULL
                WHERE v.tenant = :tenant AND v.attempt_id = ANY(:attempts)
                  AND (r.attempt_id, r.ordinal) IS DISTINCT FROM (v.attempt_id, v.ordinal)
                  AND NOT (r.row_hash = v.row_hash AND r.ordinal = v.ordinal AND EXISTS (
                    SELECT FROM ops.attempt before
                    WHERE before.tenant = v.tenant AND before.attempt_id = r.attempt_id AND before.page_id = v.page_id))
                """;
        bound(handle.createUpdate(sql.replace("silver_table", silver)))
                .bindArray("attempts", Long.class, attempts)
                .execute();
    }

    private <S extends SqlStatement<S>> S bound(S statement) {
        return statement
                .bind("tenant", tenant.name())
                .bind("stream", stream)
                .bind("candidate", candidate.publication());
    }
}
