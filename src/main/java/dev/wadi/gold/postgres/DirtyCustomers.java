package dev.wadi.gold.postgres;

import dev.wadi.contract.ActivitySpec.Reference;
import dev.wadi.contract.Contract;
import dev.wadi.contract.Contracts;
import dev.wadi.contract.IdentitySpec.Attribute;
import dev.wadi.core.Tenant;
import dev.wadi.postgres.Identifiers;
import dev.wadi.postgres.Statistics;
import dev.wadi.silver.postgres.SilverTable;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** The customers that a publication may show otherwise than the one before: the working table {@code dirty_customer}. */
final class DirtyCustomers {

    static final String TABLE = "dirty_customer";

    private final Handle handle;
    private final Tenant tenant;
    private final int number;

    DirtyCustomers(Handle handle, Tenant tenant, int number) {
        this.handle = handle;
        this.tenant = tenant;
        this.number = number;
    }

    void find(Contracts contracts, LocalDate day) {
        handle.execute(
                "CREATE TEMP TABLE IF NOT EXISTS dirty_customer (customer_id uuid PRIMARY KEY) ON COMMIT DELETE ROWS");
        byLinksAndRecords();
        for (var contract : contracts.all()) {
            contract.activity().flatMap(activity -> activity.of()).ifPresent(of -> byActivity(contract, of));
        }
        byLateAnswers(contracts);
        byDay(day);
        Statistics.analyze(handle, "dirty_customer");
    }

    private void byLinksAndRecords() {
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
    }

    /** Customers that something began or ended to be an activity of. */
    private void byActivity(Contract contract, Reference of) {
        bound(handle.createUpdate("""
                        INSERT INTO dirty_customer
                        SELECT DISTINCT l.customer_id FROM (
                          SELECT attempt_id, ordinal FROM identity.record
                          WHERE tenant = :tenant AND stream = :stream AND from_publication = :number AND NOT deleted
                          UNION ALL
                          SELECT attempt_id, ordinal FROM identity.record
                          WHERE tenant = :tenant AND stream = :stream AND to_publication = :number AND NOT deleted) r
                        JOIN silver_table v ON v.tenant = :tenant AND v.attempt_id = r.attempt_id AND v.ordinal = r.ordinal
                        JOIN identity.link l ON l.tenant = :tenant AND l.stream = :of AND l.record_key = v.reference
                          AND l.to_publication IS NULL
                        ON CONFLICT DO NOTHING
                        """.replace("silver_table", new SilverTable(contract).name())
                        .replace("reference", SilverTable.reference(of))))
                .bind("stream", contract.stream())
                .bind("of", of.stream())
                .execute();
    }

    /**
     * Customers of records from before that an answer is honoured about from now on. Such an answer is late, or it stands in
     * the place of another: mostly there is none, and then this costs next to nothing.
     */
    private void byLateAnswers(Contracts contracts) {
        for (var late : lateAnswers()) {
            var attribute = Attribute.valueOf(late.toUpperCase(Locale.ROOT));
            for (var contract : telling(contracts)) {
                contract.identity()
                        .orElseThrow()
                        .columns(attribute)
                        .forEach(column -> byAnswers(contract, late, column));
            }
        }
    }

    private List<String> lateAnswers() {
        return bound(handle.createQuery("""
                        SELECT DISTINCT attribute FROM enrich.answer
                        WHERE tenant = :tenant AND from_publication = :number AND named_after < :number - 1
                          AND attribute = ANY(:shown)
                        """))
                .bindArray(
                        "shown",
                        String.class,
                        KnownAnswers.SHOWN.stream().map(Attribute::column).toList())
                .mapTo(String.class)
                .list();
    }

    private void byAnswers(Contract contract, String attribute, String column) {
        bound(handle.createUpdate("""
                        INSERT INTO dirty_customer
                        SELECT DISTINCT l.customer_id FROM enrich.answer a
                        JOIN silver_table v ON v.tenant = a.tenant AND v.the_column::text = a.subject
                        JOIN identity.record r ON r.tenant = v.tenant AND r.stream = :stream
                          AND r.record_key = v.record_key AND r.attempt_id = v.attempt_id AND r.ordinal = v.ordinal
                          AND r.to_publication IS NULL AND r.from_publication < :number
                        JOIN identity.link l ON l.tenant = r.tenant AND l.stream = r.stream
                          AND l.record_key = r.record_key AND l.to_publication IS NULL
                        WHERE a.tenant = :tenant AND a.from_publication = :number AND a.named_after < :number - 1
                          AND a.attribute = :attribute
                        ON CONFLICT DO NOTHING
                        """.replace("silver_table", new SilverTable(contract).name())
                        .replace("the_column", Identifiers.quoted(column))))
                .bind("stream", contract.stream())
                .bind("attribute", attribute)
                .execute();
    }

    /** On the first publication of a day, customers whose standing depends on the day. */
    private void byDay(LocalDate day) {
        bound(handle.createUpdate("""
                        INSERT INTO dirty_customer
                        SELECT customer_id FROM gold.customer_history
                        WHERE tenant = :tenant AND to_publication IS NULL AND orders + tickets > 0
                          AND :day <> (SELECT day FROM ops.publication
                                       WHERE tenant = :tenant AND publication = :number - 1)
                        ON CONFLICT DO NOTHING
                        """)).bind("day", day).execute();
    }

    private <S extends SqlStatement<S>> S bound(S statement) {
        return statement.bind("tenant", tenant.name()).bind("number", number);
    }

    /** Streams whose records tell of customers. */
    static List<Contract> telling(Contracts contracts) {
        return contracts.all().stream()
                .filter(contract -> contract.identity().isPresent())
                .toList();
    }
}
