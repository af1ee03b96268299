package dev.wadi.bronze.postgres;

import dev.wadi.core.Amendment;
import dev.wadi.core.Amendments;
import dev.wadi.core.Claim;
import dev.wadi.core.KeyedHash;
import dev.wadi.core.Page;
import dev.wadi.core.Tenant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Reads what was decided about records from {@code bronze.amendment}. A decision names its record by a keyed hash of the
 * bytes that landed, so it holds wherever the same bytes come again.
 */
public final class AmendmentRows {

    private final KeyedHash hash;

    public AmendmentRows(KeyedHash hash) {
        this.hash = hash;
    }

    /** What names a landed record in {@code bronze.amendment}. */
    public long name(Page page, int ordinal) {
        return hash.bytes(
                page.payload(), page.frames().offset(ordinal), page.frames().length(ordinal));
    }

    /** The number of the last amendment of a tenant; 0 where there is none. */
    public static long last(Handle handle, Tenant tenant) {
        return handle.createQuery("SELECT coalesce(max(number), 0) FROM bronze.amendment WHERE tenant = :tenant")
                .bind("tenant", tenant.name())
                .mapTo(Long.class)
                .one();
    }

    /** The same claims with what is known of their records by now. */
    List<Claim> known(Handle handle, List<Claim> claims) {
        var upto = last(handle, claims.get(0).page().tenant());
        return upto == 0
                ? claims
                : claims.stream()
                        .map(claim -> new Claim(
                                claim.page(),
                                claim.owner(),
                                claim.epoch(),
                                claim.deployment(),
                                upto(handle, claim.page(), upto)))
                        .toList();
    }

    /** What was decided about the records of a page by the amendments up to a number. */
    public Amendments upto(Handle handle, Page page, long upto) {
        if (upto == 0) {
            return Amendments.NONE;
        }
        var ordinals = new HashMap<Long, List<Integer>>();
        for (var ordinal = 0; ordinal < page.frames().size(); ordinal++) {
            ordinals.computeIfAbsent(name(page, ordinal), none -> new ArrayList<>())
                    .add(ordinal);
        }
        var byRecord = new HashMap<Integer, Amendment>();
        handle
                .createQuery("""
                        SELECT DISTINCT ON (record_hash) record_hash, kind, replacement FROM bronze.amendment
                        WHERE tenant = :tenant AND stream = :stream AND record_hash = ANY(:hashes) AND number <= :upto
                        ORDER BY record_hash, number DESC
                        """)
                .bind("tenant", page.tenant().name())
                .bind("stream", page.stream())
                .bindArray("hashes", Long.class, ordinals.keySet())
                .bind("upto", upto)
                .map((row, context) ->
                        new Row(row.getLong("record_hash"), row.getString("kind"), row.getBytes("replacement")))
                .stream()
                .filter(row -> !row.kind.equals("reopen"))
                .forEach(row -> ordinals.getOrDefault(row.recordHash, List.of())
                        .forEach(ordinal -> byRecord.put(ordinal, row.amendment())));
        return new Amendments(upto, byRecord);
    }

    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    private record Row(long recordHash, String kind, byte[] replacement) {

        Amendment amendment() {
            return kind.equals("edit") ? new Amendment.Edit(replacement) : new Amendment.Discard();
        }
    }
}
