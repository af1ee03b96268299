package dev.wadi.gold.postgres;

import dev.wadi.contract.ActivitySpec;
import dev.wadi.contract.ActivitySpec.As;
import dev.wadi.contract.ActivitySpec.Reference;
import dev.wadi.contract.Contract;
import dev.wadi.core.Tenant;
import dev.wadi.gold.Dealings;
import dev.wadi.postgres.Identifiers;
import dev.wadi.silver.postgres.SilverTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What dirty customers did, by the facts of the publication at hand. */
final class Activities {

    private final Map<As, Map<UUID, Dealings>> byKind = new EnumMap<>(As.class);

    private Activities() {}

    /** Reads those of all dirty customers, and keeps the sums they are read from. */
    static Activities read(Handle handle, Tenant tenant, int number, Collection<Contract> contracts) {
        var activities = new Activities();
        for (var contract : contracts) {
            contract.activity().ifPresent(activity -> {
                activity.of().ifPresent(of -> new Tallies(handle, tenant, number, contract, activity, of).keep());
                activities.read(handle, tenant, contract, activity);
            });
        }
        return activities;
    }

    /** What a customer did of one kind. */
    Dealings of(As kind, UUID customer) {
        return byKind.getOrDefault(kind, Map.of()).getOrDefault(customer, Dealings.NONE);
    }

    private void read(Handle handle, Tenant tenant, Contract contract, ActivitySpec activity) {
        var dealings = byKind.computeIfAbsent(activity.as(), none -> new HashMap<>());
        var query = activity.of()
                .map(of -> handle.createQuery(tallies(of)).bind("facts", contract.stream()))
                .orElseGet(() -> {
                    var sums = new ActivitySums(activity);
                    return sums.bind(handle.createQuery(facts(contract, sums)));
                });
        query.bind("tenant", tenant.name())
                .map((row, context) -> dealings.merge(row.getObject(1, UUID.class), row(row), Dealings::and))
                .list();
    }

    private static String tallies(Reference of) {
        return "SELECT l.customer_id, nullif(t.currency, ''), t.counted, t.open, t.first_at, t.last_at, t.worth "
                + "FROM " + DirtyCustomers.TABLE + " d JOIN identity.link l ON l.tenant = :tenant "
                + "AND l.customer_id = d.customer_id AND l.to_publication IS NULL AND l.stream = "
                + Identifiers.streamLiteral(of.stream()) + " JOIN gold.tally t ON t.tenant = :tenant "
                + "AND t.stream = :facts AND t.reference = l.record_key";
    }

    /** Of records that tell of their customer themselves there are few to a customer. */
    private static String facts(Contract contract, ActivitySums sums) {
        return "SELECT l.customer_id, " + sums.currency() + ", " + sums.columns() + " FROM "
                + DirtyCustomers.TABLE + " d JOIN identity.link l ON l.tenant = :tenant "
                + "AND l.customer_id = d.customer_id AND l.to_publication IS NULL AND l.stream = "
                + Identifiers.streamLiteral(contract.stream()) + " JOIN " + new SilverTable(contract).name()
                + " v ON v.tenant = :tenant AND v.record_key = l.record_key "
                + "JOIN identity.record r ON r.tenant = :tenant AND r.stream = "
                + Identifiers.streamLiteral(contract.stream())
                + " AND r.record_key = v.record_key AND r.attempt_id = v.attempt_id AND r.ordinal = v.ordinal "
                + "AND r.to_publication IS NULL AND NOT r.deleted "
                + "GROUP BY 1, 2";
    }

    private static Dealings row(ResultSet row) throws SQLException {
        var currency = row.getString(2);
        var worth = row.getBigDecimal(7);
        return new Dealings(
                row.getInt(3),
                row.getInt(4),
                instant(row.getObject(5, OffsetDateTime.class)),
                instant(row.getObject(6, OffsetDateTime.class)),
                currency == null || worth == null ? Map.of() : Map.of(currency, worth));
    }

    private static Optional<Instant> instant(@Nullable OffsetDateTime moment) {
        return Optional.ofNullable(moment).map(OffsetDateTime::toInstant);
    }
}
