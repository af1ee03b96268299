package dev.wadi.gold.postgres;

import java.math.BigDecimal;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * What a step of a publication changed.
 *
 * @param rows rows begun or ended
 * @param hash what it adds to the content hash, modulo 2^64
 */
record Change(int rows, long hash) {

    static final Change NONE = new Change(0, 0);

    Change and(Change other) {
        return new Change(rows + other.rows, hash + other.hash);
    }

    Change negated() {
        return new Change(rows, -hash);
    }

    /** Runs a statement that returns how many rows it changed and the sum of their hashes. */
    static Change of(Query countAndSum) {
        return countAndSum
                .map((row, context) -> new Change(row.getInt(1), modulo(row.getBigDecimal(2))))
                .one();
    }

    /** The sum of hashes that readers see now, of one history table, counted anew. */
    static Change recount(Handle handle, String history, String tenant) {
        return of(handle.createQuery("SELECT count(*), coalesce(sum(row_hash), 0) FROM " + history
                        + " WHERE tenant = :tenant AND to_publication IS NULL")
                .bind("tenant", tenant));
    }

    private static long modulo(BigDecimal sum) {
        return sum.toBigInteger().longValue();
    }
}
