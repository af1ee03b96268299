package dev.wadi.gold.postgres;

import static java.util.stream.Collectors.joining;

import dev.wadi.contract.Contract;
import dev.wadi.contract.IdentitySpec;
import dev.wadi.contract.IdentitySpec.Attribute;
import dev.wadi.contract.IdentitySpec.Kind;
import dev.wadi.core.Tenant;
import dev.wadi.gold.Testimony;
import dev.wadi.postgres.Identifiers;
import dev.wadi.silver.postgres.SilverTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;

/** Reads what records say of dirty customers, customer by customer, the most trusted and newest record first. */
final class Testimonies {

    private static final int FETCH = 2_000;
    private static final List<Attribute> ATTRIBUTES = List.of(Attribute.values());

    /** Places among the columns of {@link #select}. */
    private static final int KIND = 8;

    private static final int FIRST_ATTRIBUTE = 9;

    private final Handle handle;
    private final Tenant tenant;
    private final List<Contract> contracts;

    Testimonies(Handle handle, Tenant tenant, List<Contract> contracts) {
        this.handle = handle;
        this.tenant = tenant;
        this.contracts = contracts;
    }

    private record Row(UUID customer, Testimony testimony) {}

    void each(BiConsumer<UUID, List<Testimony>> reader) {
        var sql = contracts.stream().map(Testimonies::select).collect(joining("\nUNION ALL\n"))
                + "\nORDER BY customer_id, trust DESC, source_version DESC, row_hash DESC";
        try (var rows = handle.createQuery(sql)
                .bind("tenant", tenant.name())
                .setFetchSize(FETCH)
                .map((row, context) -> row(row))
                .iterator()) {
            var ofOne = new ArrayList<Row>();
            while (rows.hasNext()) {
                var row = rows.next();
                if (!ofOne.isEmpty() && !row.customer.equals(ofOne.get(0).customer)) {
                    tell(ofOne, reader);
                    ofOne.clear();
                }
                ofOne.add(row);
            }
            if (!ofOne.isEmpty()) {
                tell(ofOne, reader);
            }
        }
    }

    private static void tell(List<Row> ofOne, BiConsumer<UUID, List<Testimony>> reader) {
        reader.accept(ofOne.get(0).customer, ofOne.stream().map(Row::testimony).toList());
    }

    private static String select(Contract contract) {
        var identity = contract.identity().orElseThrow();
        var attributes = ATTRIBUTES.stream()
                .map(attribute -> said(attribute, identity) + " AS " + attribute.column())
                .collect(joining(", "));
        return "SELECT l.customer_id, " + identity.trust() + " AS trust, l.stream, l.record_key, l.confidence, "
                + "v.source_version, v.row_hash, " + kind(identity) + " AS kind, " + attributes + " FROM "
                + DirtyCustomers.TABLE + " d "
                + "JOIN identity.link l ON l.tenant = :tenant AND l.customer_id = d.customer_id "
                + "AND l.to_publication IS NULL AND l.stream = " + Identifiers.streamLiteral(contract.stream()) + " "
                + "JOIN identity.record r ON r.tenant = l.tenant AND r.stream = l.stream "
                + "AND r.record_key = l.record_key AND r.to_publication IS NULL "
                + "JOIN " + new SilverTable(contract).name() + " v ON v.tenant = r.tenant "
                + "AND v.attempt_id = r.attempt_id AND v.ordinal = r.ordinal";
    }

    private static String said(Attribute attribute, IdentitySpec identity) {
        var columns = identity.columns(attribute).stream()
                .map(column -> "v." + Identifiers.quoted(column))
                .collect(joining(", "));
        return columns.isEmpty() ? "NULL::text" : "coalesce(" + columns + ")::text";
    }

    private static String kind(IdentitySpec identity) {
        return identity.subject()
                .column()
                .map(column -> "v." + Identifiers.quoted(column))
                .orElseGet(() -> "'" + identity.subject().kind().orElseThrow().label() + "'");
    }

    private static Row row(ResultSet row) throws SQLException {
        var said = new EnumMap<Attribute, String>(Attribute.class);
        for (var attribute : ATTRIBUTES) {
            var value = row.getString(FIRST_ATTRIBUTE + attribute.ordinal());
            if (value != null && !value.isBlank()) {
                said.put(attribute, value);
            }
        }
        return new Row(
                row.getObject(1, UUID.class),
                new Testimony(
                        row.getString(KIND).equals(Kind.COMPANY.label()) ? Kind.COMPANY : Kind.PERSON,
                        row.getString(3),
                        row.getString(4),
                        row.getLong(7),
                        row.getDouble(5),
                        said));
    }
}
