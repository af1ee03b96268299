package dev.wadi.gold.postgres;

import dev.wadi.contract.Contracts;
import dev.wadi.core.Tenant;
import org.jdbi.v3.core.Handle;

/** What PUBLISH does for facts: nothing is written, as what counts is known since RESOLVE; it is added up. */
final class FactChange {

    private FactChange() {}

    /** What the publication changes of the facts that readers see. */
    static Change of(Handle handle, Tenant tenant, Contracts contracts, int number) {
        return sum(handle, tenant, contracts, number, "to_publication")
                .negated()
                .and(sum(handle, tenant, contracts, number, "from_publication"));
    }

    private static Change sum(Handle handle, Tenant tenant, Contracts contracts, int number, String column) {
        return Change.of(handle.createQuery("""
                        SELECT count(*), coalesce(sum(row_hash), 0) FROM identity.record
                        WHERE tenant = :tenant AND the_column = :number AND NOT deleted AND stream = ANY(:streams)
                        """.replace("the_column", column))
                .bind("tenant", tenant.name())
                .bind("number", number)
                .bindArray("streams", String.class, contracts.streams()));
    }
}
