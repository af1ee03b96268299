package dev.wadi.bronze.postgres;

import dev.wadi.core.Claim;
import dev.wadi.core.KeyedHash;
import dev.wadi.core.Page;
import dev.wadi.core.Tenant;
import dev.wadi.core.amendment.Amendment;
import dev.wadi.core.amendment.Amendments;
import dev.wadi.core.amendment.Decision;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
        var byRecord = new HashMap<Integer, Decision>();
        decisions(handle, page.tenant(), page.stream(), ordinals.keySet(), upto).forEach((name, decision) -> {
            if (decision.amendment().isPresent()) {
                ordinals.getOrDefault(name, List.of()).forEach(ordinal -> byRecord.put(ordinal, decision));
            }
        });
        return new Amendments(upto, byRecord);
    }

    /** The last word of those up to a number about each of these records of a stream, by their names. */
    public static Map<Long, Decision> decisions(
            Handle handle, Tenant tenant, String stream, Collection<Long> names, long upto) {
        return handle
                .createQuery("""
                        SELECT DISTINCT ON (record_hash) record_hash, number, kind, replacement FROM bronze.amendment
                        WHERE tenant = :tenant AND stream = :stream AND record_hash = ANY(:hashes) AND number <= :upto
                        ORDER BY record_hash, number DESC
                        """)
                .bind("tenant", tenant.name())
                .bind("stream", stream)
                .bindArray("hashes", Long.class, names)
                .bind("upto", upto)
                .map((row, context) -> Map.entry(row.getLong("record_hash"), decision(row)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Decision decision(ResultSet row) throws SQLException {
        return new Decision(
                row.getLong("number"),
                switch (row.getString("kind")) {
                    case "edit" -> Optional.of(new Amendment.Edit(row.getBytes("replacement")));
                    case "discard" -> Optional.of(new Amendment.Discard());
                    default -> Optional.empty();
                });
    }
}
