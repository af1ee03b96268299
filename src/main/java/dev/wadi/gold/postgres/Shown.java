package dev.wadi.gold.postgres;

import dev.wadi.core.Tenant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** How a customer is shown so far: what of its row tells whether it still reads like this. */
record Shown(long rowHash, int score, String stage) {

    /** Those of these customers that are shown. */
    static Map<UUID, Shown> of(Handle handle, Tenant tenant, Collection<UUID> customers) {
        var shown = new HashMap<UUID, Shown>();
        handle.createQuery("""
                        SELECT customer_id, row_hash, lifecycle_score, lifecycle_stage FROM gold.customer_history
                        WHERE tenant = :tenant AND customer_id = ANY(:customers) AND to_publication IS NULL
                        """)
                .bind("tenant", tenant.name())
                .bindArray("customers", UUID.class, customers)
                .map((row, context) -> shown.put(row.getObject("customer_id", UUID.class), read(row)))
                .list();
        return shown;
    }

    private static Shown read(ResultSet row) throws SQLException {
        return new Shown(row.getLong("row_hash"), row.getInt("lifecycle_score"), row.getString("lifecycle_stage"));
    }
}
