package dev.wadi.gold.postgres;

import static java.util.stream.Collectors.joining;

import dev.wadi.contract.Contract;
import dev.wadi.contract.Contracts;
import dev.wadi.contract.IdentitySpec;
import dev.wadi.contract.IdentitySpec.Attribute;
import dev.wadi.core.KeyedHash;
import dev.wadi.core.Tenant;
import dev.wadi.postgres.Identifiers;
import dev.wadi.postgres.Statistics;
import dev.wadi.silver.postgres.SilverTable;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * What PUBLISH does for customers: golden records of those whose records or links changed. Each attribute is what the latest
 * of the customer's records that has it says; ties fall to the higher record hash, so the choice never depends on timing.
 */
final class CustomerPublication {

    private static final List<Attribute> GOLDEN =
            List.of(Attribute.FULL_NAME, Attribute.EMAIL, Attribute.PHONE, Attribute.COMPANY);

    private final Handle handle;
    private final Tenant tenant;
    private final List<Contract> contracts;
    private final KeyedHash hash;
    private final int number;

    CustomerPublication(Handle handle, Tenant tenant, Contracts contracts, KeyedHash hash, int number) {
        this.handle = handle;
        this.tenant = tenant;
        this.contracts = contracts.all().stream()
                .filter(contract -> contract.identity().isPresent())
                .toList();
        this.hash = hash;
        this.number = number;
    }

    Change publish() {
        if (contracts.isEmpty()) {
            return Change.NONE;
        }
        findDirty();
        makeGolden();
        var ended = end();
        var begun = begin();
        Statistics.refresh(handle, "gold.customer_history", begun.rows());
        return ended.negated().and(begun);
    }

    private void findDirty() {
        handle.execute("""
                CREATE TEMP TABLE IF NOT EXISTS dirty_customer (customer_id uuid PRIMARY KEY) ON COMMIT DELETE ROWS
                """);
        bound(handle.createUpdate("""
                        INSERT INTO dirty_customer
                        SELECT customer_id FROM identity.link WHERE tenant = :tenant AND from_publication = :number
                        UNION
                        SELECT customer_id FROM identity.link WHERE tenant = :tenant AND to_publication = :number
                        UNION
                        SELECT l.customer_id FROM identity.record r
                        JOIN identity.link l ON l.tenant = r.tenant AND l.stream = r.stream
                          AND l.record_key = r.record_key AND l.to_publication IS NULL
                        WHERE r.tenant = :tenant AND r.from_publication = :number
                        """)).execute();
        handle.execute("ANALYZE dirty_customer");
    }

    private void makeGolden() {
        handle.execute("""
                CREATE TEMP TABLE IF NOT EXISTS golden (
                  customer_id uuid PRIMARY KEY, name text, email text, phone text, company text, records integer,
                  row_hash bigint
                ) ON COMMIT DELETE ROWS
                """);
        var sql = """
                WITH said AS (linked_records),
                golden_values AS (
                  SELECT customer_id, golden_attributes, count(*)::integer AS records,
                    string_agg(row_hash::text, ',' ORDER BY row_hash) AS record_hashes
                  FROM said GROUP BY customer_id)
                INSERT INTO golden
                SELECT customer_id, name, email, phone, company, records,
                  ops.keyed_hash(:key, jsonb_build_array(name, email, phone, company, record_hashes)::text)
                FROM golden_values
                """;
        bound(handle.createUpdate(sql.replace(
                                "linked_records",
                                contracts.stream().map(this::linkedRecords).collect(joining("\nUNION ALL\n")))
                        .replace(
                                "golden_attributes",
                                GOLDEN.stream().map(CustomerPublication::latest).collect(joining(", ")))))
                .bind("key", hash.key())
                .execute();
    }

    /** What the records of one stream say about dirty customers. */
    private String linkedRecords(Contract contract) {
        var identity = contract.identity().orElseThrow();
        var attributes =
                GOLDEN.stream().map(attribute -> said(attribute, identity)).collect(joining(", "));
        return "SELECT l.customer_id, v.source_version, v.row_hash, " + attributes + " FROM dirty_customer d "
                + "JOIN identity.link l ON l.tenant = :tenant AND l.customer_id = d.customer_id "
                + "AND l.to_publication IS NULL AND l.stream = " + Identifiers.streamLiteral(contract.stream()) + " "
                + "JOIN identity.record r ON r.tenant = l.tenant AND r.stream = l.stream "
                + "AND r.record_key = l.record_key AND r.to_publication IS NULL "
                + "JOIN " + new SilverTable(contract).name() + " v ON v.tenant = r.tenant "
                + "AND v.attempt_id = r.attempt_id AND v.ordinal = r.ordinal";
    }

    private static String said(Attribute attribute, IdentitySpec identity) {
        var value = identity.columns(attribute).stream()
                .findFirst()
                .map(column -> "v." + Identifiers.quoted(column))
                .orElse("NULL::text");
        return value + " AS " + label(attribute);
    }

    private static String latest(Attribute attribute) {
        var label = label(attribute);
        return "(array_agg(" + label + " ORDER BY source_version DESC, row_hash DESC) FILTER (WHERE " + label
                + " IS NOT NULL))[1] AS " + label;
    }

    private static String label(Attribute attribute) {
        return attribute == Attribute.FULL_NAME ? "name" : attribute.column();
    }

    private Change end() {
        return Change.of(bound(handle.createQuery("""
                WITH ended AS (
                  UPDATE gold.customer_history h SET to_publication = :number
                  FROM dirty_customer d LEFT JOIN golden g ON g.customer_id = d.customer_id
                  WHERE h.tenant = :tenant AND h.customer_id = d.customer_id AND h.to_publication IS NULL
                    AND h.row_hash IS DISTINCT FROM g.row_hash
                  RETURNING h.row_hash)
                SELECT count(*), coalesce(sum(row_hash), 0) FROM ended
                """)));
    }

    private Change begin() {
        return Change.of(bound(handle.createQuery("""
                WITH begun AS (
                  INSERT INTO gold.customer_history
                    (tenant, customer_id, from_publication, name, email, phone, company, records, row_hash)
                  SELECT :tenant, g.customer_id, :number, g.name, g.email, g.phone, g.company, g.records, g.row_hash
                  FROM golden g
                  WHERE NOT EXISTS (
                    SELECT FROM gold.customer_history h
                    WHERE h.tenant = :tenant AND h.customer_id = g.customer_id AND h.to_publication IS NULL)
                  RETURNING row_hash)
                SELECT count(*), coalesce(sum(row_hash), 0) FROM begun
                """)));
    }

    private <S extends SqlStatement<S>> S bound(S statement) {
        return statement.bind("tenant", tenant.name()).bind("number", number);
    }
}
