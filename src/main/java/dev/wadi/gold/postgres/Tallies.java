package dev.wadi.gold.postgres;

import dev.wadi.contract.ActivitySpec;
import dev.wadi.contract.ActivitySpec.Reference;
import dev.wadi.contract.Contract;
import dev.wadi.core.Tenant;
import dev.wadi.postgres.Statistics;
import dev.wadi.silver.postgres.SilverTable;
import java.util.List;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * The sums in {@code gold.tally} of facts that name the record that tells of their customer. A publication adds those it began, and
 * makes anew the sums that one of those it ended was in: what was the first or the last cannot be taken out of them. So it costs
 * what it changes, however long the history.
 */
final class Tallies {

    private final Handle handle;
    private final Tenant tenant;
    private final int number;
    private final Contract contract;
    private final ActivitySpec activity;
    private final String silver;
    private final String reference;

    /** Those of one stream, in a publication. */
    Tallies(Handle handle, Tenant tenant, int number, Contract contract, ActivitySpec activity, Reference of) {
        this.handle = handle;
        this.tenant = tenant;
        this.number = number;
        this.contract = contract;
        this.activity = activity;
        this.silver = new SilverTable(contract).name();
        this.reference = "v." + SilverTable.reference(of);
    }

    /** Brings the sums from the publication before to this one. */
    void keep() {
        if (areOfThePublicationBefore()) {
            add();
        } else {
            makeAll();
        }
        bound(handle.createUpdate("""
                        INSERT INTO gold.tallied (tenant, stream, publication, definition)
                        VALUES (:tenant, :stream, :number, :definition)
                        ON CONFLICT (tenant, stream)
                        DO UPDATE SET publication = excluded.publication, definition = excluded.definition
                        """)).bind("definition", definition()).execute();
    }

    private boolean areOfThePublicationBefore() {
        return bound(handle.createQuery("""
                        SELECT EXISTS (
                          SELECT FROM gold.tallied WHERE tenant = :tenant AND stream = :stream
                            AND publication = :number - 1 AND definition = :definition)
                        """))
                .bind("definition", definition())
                .mapTo(Boolean.class)
                .one();
    }

    private void makeAll() {
        bound(handle.createUpdate("DELETE FROM gold.tally WHERE tenant = :tenant AND stream = :stream"))
                .execute();
        Statistics.refresh(handle, "gold.tally", insert(records("r.to_publication IS NULL"), ""));
    }

    private void add() {
        handle.execute("CREATE TEMP TABLE IF NOT EXISTS retold (reference text PRIMARY KEY) ON COMMIT DELETE ROWS");
        handle.execute("DELETE FROM retold");
        var retold = bound(handle.createUpdate("INSERT INTO retold SELECT DISTINCT " + reference + " FROM "
                        + records("r.to_publication = :number") + " AND " + reference + " IS NOT NULL"))
                .execute();
        if (retold > 0) {
            Statistics.analyze(handle, "retold");
            bound(handle.createUpdate("""
                            DELETE FROM gold.tally t USING retold x
                            WHERE t.tenant = :tenant AND t.stream = :stream AND t.reference = x.reference
                            """)).execute();
            insert(
                    "retold x JOIN " + silver + " v ON v.tenant = :tenant AND " + reference + " = x.reference "
                            + "JOIN identity.record r ON r.tenant = :tenant AND r.stream = :stream "
                            + "AND r.record_key = v.record_key AND r.attempt_id = v.attempt_id AND r.ordinal = v.ordinal "
                            + "WHERE r.to_publication IS NULL AND NOT r.deleted",
                    "");
        }
        Statistics.refresh(
                handle,
                "gold.tally",
                insert(
                        records("r.from_publication = :number AND r.to_publication IS NULL") + " AND NOT EXISTS ("
                                + "SELECT FROM retold x WHERE x.reference = " + reference + ")",
                        """
                         ON CONFLICT (tenant, stream, reference, currency) DO UPDATE SET
                           counted = tally.counted + excluded.counted, open = tally.open + excluded.open,
                           first_at = least(tally.first_at, excluded.first_at),
                           last_at = greatest(tally.last_at, excluded.last_at),
                           worth = coalesce(tally.worth + excluded.worth, tally.worth, excluded.worth)
                        """));
    }

    private String records(String which) {
        return "identity.record r JOIN " + silver
                + " v ON v.tenant = r.tenant AND v.attempt_id = r.attempt_id AND v.ordinal = r.ordinal "
                + "WHERE r.tenant = :tenant AND r.stream = :stream AND NOT r.deleted AND " + which;
    }

    private int insert(String facts, String conflict) {
        var sums = new ActivitySums(activity);
        return sums.bind(bound(handle.createUpdate(
                        "INSERT INTO gold.tally (tenant, stream, reference, currency, counted, open, "
                                + "first_at, last_at, worth) SELECT :tenant, :stream, " + reference + ", coalesce("
                                + sums.currency()
                                + "::text, ''), " + sums.columns() + " FROM " + facts + " AND " + reference
                                + " IS NOT NULL GROUP BY 3, 4" + conflict)))
                .execute();
    }

    /** All that the sums are made by, in words that are the same each time. */
    private String definition() {
        return String.join(
                "; ",
                List.of(
                        "by " + reference,
                        "at " + activity.at(),
                        "amount " + activity.amount().orElse("none"),
                        "currency " + activity.currency().orElse("none"),
                        "state " + activity.state().orElse("none"),
                        "open " + new TreeSet<>(activity.open()),
                        "void " + new TreeSet<>(activity.voided())));
    }

    private <S extends SqlStatement<S>> S bound(S statement) {
        return statement
                .bind("tenant", tenant.name())
                .bind("stream", contract.stream())
                .bind("number", number);
    }
}
