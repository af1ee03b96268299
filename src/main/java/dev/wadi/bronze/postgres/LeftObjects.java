package dev.wadi.bronze.postgres;

import dev.wadi.core.Lane;
import dev.wadi.core.Tenant;
import java.util.Collection;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Objects that were begun and are there no more, because they were overwritten or deleted half-way. What had landed of them
 * stands, and their runs are closed. They are called otherwise from then on: an object that comes back as it was is read anew,
 * and its pages that had landed are known.
 */
final class LeftObjects {

    private LeftObjects() {}

    static Set<String> unfinished(Handle handle, Tenant tenant, String stream, Lane lane) {
        return ofStream(handle.createQuery("""
                                SELECT partition FROM bronze.cursor
                                WHERE tenant = :tenant AND stream = :stream AND lane = :lane AND NOT closed
                                """), tenant, stream, lane)
                .mapTo(String.class)
                .set();
    }

    static void close(Handle handle, Tenant tenant, String stream, Lane lane, Collection<String> partitions) {
        ofStream(handle.createUpdate("""
                                UPDATE bronze.cursor c
                                SET closed = true, updated_at = now(), partition = c.partition || ' broken off ' || r.run_id
                                FROM ops.run r
                                WHERE c.tenant = :tenant AND c.stream = :stream AND c.lane = :lane AND NOT c.closed
                                  AND c.partition = ANY(:partitions)
                                  AND r.tenant = c.tenant AND r.stream = c.stream AND r.lane = c.lane
                                  AND r.slice = c.partition
                                """), tenant, stream, lane)
                .bindArray("partitions", String.class, partitions)
                .execute();
        ofStream(handle.createUpdate("""
                                UPDATE ops.run
                                SET closed_at = now(), broken_off = true, slice = slice || ' broken off ' || run_id
                                WHERE tenant = :tenant AND stream = :stream AND lane = :lane AND closed_at IS NULL
                                  AND slice = ANY(:partitions)
                                """), tenant, stream, lane)
                .bindArray("partitions", String.class, partitions)
                .execute();
    }

    private static <S extends SqlStatement<S>> S ofStream(S statement, Tenant tenant, String stream, Lane lane) {
        return statement.bind("tenant", tenant.name()).bind("stream", stream).bind("lane", lane.label());
    }
}
