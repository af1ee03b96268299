package dev.wadi.testkit.postgres;

import dev.wadi.contract.Contract;
import dev.wadi.contract.Contracts;
import dev.wadi.core.Tenant;
import dev.wadi.postgres.Database;
import dev.wadi.postgres.Identifiers;
import java.util.ArrayList;
import java.util.List;

/**
 * The versions in silver, counted one by one against what attempts say became of their records: each record that was accepted has
 * its version, and no version is of any other.
 */
public final class SilverBesideLedger {

    private SilverBesideLedger() {}

    /** Where the two differ: stream, attempt and ordinal; nothing, where all is well. */
    public static List<String> differences(Database database, Tenant tenant, Contracts contracts) {
        var differences = new ArrayList<String>();
        contracts.all().forEach(contract -> differences.addAll(differences(database, tenant, contract)));
        return differences;
    }

    private static List<String> differences(Database database, Tenant tenant, Contract contract) {
        return database.inTransaction(
                handle -> handle.createQuery("""
                        WITH accepted AS (
                          SELECT a.attempt_id, o.ordinal FROM ops.attempt a
                          CROSS JOIN generate_series(0, length(a.dispositions) - 1) AS o(ordinal)
                          WHERE a.tenant = :tenant AND a.stream = :stream
                            AND substr(a.dispositions, o.ordinal + 1, 1) = 'L'),
                        version AS (
                          SELECT s.attempt_id, s.ordinal FROM %s s
                          LEFT JOIN ops.attempt a ON a.tenant = s.tenant AND a.attempt_id = s.attempt_id
                          WHERE s.tenant = :tenant AND (a.stream = :stream OR a.stream IS NULL))
                        SELECT :stream || ' ' || attempt_id || '/' || ordinal
                          || CASE WHEN accepted IS NULL THEN ' only in silver' ELSE ' not in silver' END
                        FROM accepted FULL JOIN version USING (attempt_id, ordinal)
                        WHERE accepted IS NULL OR version IS NULL ORDER BY 1
                        """.formatted("silver." + Identifiers.quoted(contract.entity())))
                        .bind("tenant", tenant.name())
                        .bind("stream", contract.stream())
                        .mapTo(String.class)
                        .list());
    }
}
