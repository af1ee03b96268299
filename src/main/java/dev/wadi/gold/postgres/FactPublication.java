package dev.wadi.gold.postgres;

import dev.wadi.contract.Contract;
import dev.wadi.core.Tenant;
import dev.wadi.postgres.Statistics;
import dev.wadi.silver.postgres.SilverTable;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** What PUBLISH does for the facts of one stream. */
final class FactPublication {

    private final Handle handle;
    private final Tenant tenant;
    private final Contract contract;
    private final int number;

    FactPublication(Handle handle, Tenant tenant, Contract contract, int number) {
        this.handle = handle;
        this.tenant = tenant;
        this.contract = contract;
        this.number = number;
    }

    Change publish() {
        var ended = end();
        var begun = begin();
        Statistics.refresh(handle, new GoldTable(contract).history(), begun.rows());
        return ended.negated().and(begun);
    }

    private Change end() {
        var sql = """
                WITH ended AS (
                  UPDATE history_table h SET to_publication = :number
                  FROM identity.record r
                  WHERE r.tenant = :tenant AND r.stream = :stream AND r.to_publication = :number
                    AND h.tenant = r.tenant AND h.record_key = r.record_key AND h.to_publication IS NULL
                  RETURNING h.row_hash)
                SELECT count(*), coalesce(sum(row_hash), 0) FROM ended
                """;
        return Change.of(bound(sql.replace("history_table", new GoldTable(contract).history())));
    }

    private Change begin() {
        var silver = new SilverTable(contract);
        var sql = """
                WITH begun AS (
                  INSERT INTO history_table (tenant, record_key, from_publication, attempt_id, ordinal, page_id,
                    row_hash, extra, contract_columns)
                  SELECT r.tenant, r.record_key, :number, v.attempt_id, v.ordinal, v.page_id, v.row_hash, v.extra,
                    version_columns
                  FROM identity.record r
                  JOIN silver_table v ON v.tenant = r.tenant AND v.attempt_id = r.attempt_id AND v.ordinal = r.ordinal
                  WHERE r.tenant = :tenant AND r.stream = :stream AND r.from_publication = :number
                    AND r.to_publication IS NULL AND NOT r.deleted
                  RETURNING row_hash)
                SELECT count(*), coalesce(sum(row_hash), 0) FROM begun
                """;
        return Change.of(bound(sql.replace("history_table", new GoldTable(contract).history())
                .replace("silver_table", silver.name())
                .replace("contract_columns", silver.contractColumns(""))
                .replace("version_columns", silver.contractColumns("v."))));
    }

    private Query bound(String sql) {
        return handle.createQuery(sql)
                .bind("tenant", tenant.name())
                .bind("stream", contract.stream())
                .bind("number", number);
    }
}
