package dev.wadi.gold.postgres;

import dev.wadi.contract.ActivitySpec;
import dev.wadi.contract.ActivitySpec.As;
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

    /** Reads those of all dirty customers. */
    static Activities read(Handle handle, Tenant tenant, Collection<Contract> contracts) {
        var activities = new Activities();
        for (var contract : contracts) {
            contract.activity().ifPresent(activity -> activities.read(handle, tenant, contract, activity));
        }
        return activities;
    }

    /** What a customer did of one kind. */
    Dealings of(As kind, UUID customer) {
        return byKind.getOrDefault(kind, Map.of()).getOrDefault(customer, Dealings.NONE);
    }

    private void read(Handle handle, Tenant tenant, Contract contract, ActivitySpec activity) {
        var dealings = byKind.computeIfAbsent(activity.as(), none -> new HashMap<>());
        handle.createQuery(select(contract, activity))
                .bind("tenant", tenant.name())
                .bindArray("open", String.class, activity.open())
                .bindArray("void", String.class, activity.voided())
                .map((row, context) -> dealings.merge(row.getObject(1, UUID.class), row(row), Dealings::and))
                .list();
    }

    private static String select(Contract contract, ActivitySpec activity) {
        var stream = activity.of().map(of -> of.stream()).orElse(contract.stream());
        var key = activity.of().map(of -> "v." + SilverTable.reference(of)).orElse("v.record_key");
        var counts = "NOT coalesce(" + column(activity.state()) + " = ANY(:void), false)";
        var amount = column(activity.amount());
        return "SELECT l.customer_id, count(*) FILTER (WHERE " + counts + "), count(*) FILTER (WHERE "
                + column(activity.state()) + " = ANY(:open)), min(" + at(activity) + ") FILTER (WHERE " + counts
                + "), max(" + at(activity) + ") FILTER (WHERE " + counts + "), " + column(activity.currency())
                + " AS currency, sum(" + amount + "::numeric) FILTER (WHERE " + counts + ") FROM "
                + DirtyCustomers.TABLE + " d JOIN identity.link l ON l.tenant = :tenant "
                + "AND l.customer_id = d.customer_id AND l.to_publication IS NULL AND l.stream = "
                + Identifiers.streamLiteral(stream) + " JOIN " + new SilverTable(contract).name()
                + " v ON v.tenant = :tenant AND " + key + " = l.record_key "
                + "JOIN identity.record r ON r.tenant = :tenant AND r.stream = "
                + Identifiers.streamLiteral(contract.stream())
                + " AND r.record_key = v.record_key AND r.attempt_id = v.attempt_id AND r.ordinal = v.ordinal "
                + "AND r.to_publication IS NULL AND NOT r.deleted "
                + "GROUP BY l.customer_id, " + column(activity.currency());
    }

    private static String column(Optional<String> column) {
        return column.map(name -> "v." + Identifiers.quoted(name)).orElse("NULL::text");
    }

    private static String at(ActivitySpec activity) {
        return "v." + Identifiers.quoted(activity.at()) + "::timestamptz";
    }

    private static Dealings row(ResultSet row) throws SQLException {
        var currency = row.getString(6);
        var worth = row.getBigDecimal(7);
        return new Dealings(
                row.getInt(2),
                row.getInt(3),
                instant(row.getObject(4, OffsetDateTime.class)),
                instant(row.getObject(5, OffsetDateTime.class)),
                currency == null || worth == null ? Map.of() : Map.of(currency, worth));
    }

    private static Optional<Instant> instant(@Nullable OffsetDateTime moment) {
        return Optional.ofNullable(moment).map(OffsetDateTime::toInstant);
    }
}
