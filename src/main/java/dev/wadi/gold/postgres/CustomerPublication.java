package dev.wadi.gold.postgres;

import static java.util.stream.Collectors.joining;

import dev.wadi.contract.ActivitySpec.As;
import dev.wadi.contract.Contract;
import dev.wadi.contract.Contracts;
import dev.wadi.core.KeyedHash;
import dev.wadi.core.Tenant;
import dev.wadi.enrich.lifecycle.Lifecycle;
import dev.wadi.gold.Customer360;
import dev.wadi.gold.GoldenRecord;
import dev.wadi.gold.Testimony;
import dev.wadi.postgres.Statistics;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What PUBLISH does for customers: makes anew all that is shown of those that may have changed, and keeps what did. */
final class CustomerPublication {

    /** Customers made at once. */
    private static final int CHUNK = 2_000;

    private final Handle handle;
    private final Tenant tenant;
    private final Contracts contracts;
    private final Lifecycle lifecycle;
    private final LocalDate day;
    private final int number;
    private final KeyedHash hash;

    /** @param day the day of the publication */
    CustomerPublication(
            Handle handle,
            Tenant tenant,
            Contracts contracts,
            KeyedHash hash,
            Lifecycle lifecycle,
            int number,
            LocalDate day) {
        this.handle = handle;
        this.tenant = tenant;
        this.contracts = contracts;
        this.lifecycle = lifecycle;
        this.number = number;
        this.day = day;
        this.hash = hash;
    }

    Change publish() {
        var telling = DirtyCustomers.telling(contracts);
        if (telling.isEmpty()) {
            return Change.NONE;
        }
        new DirtyCustomers(handle, tenant, number).find(contracts, day);
        handle.execute(
                "CREATE TEMP TABLE IF NOT EXISTS unchanged_customer (customer_id uuid PRIMARY KEY) ON COMMIT DELETE ROWS");
        var begun = make(telling);
        var ended = end();
        Statistics.refresh(handle, "gold.customer_history", begun.rows());
        return ended.negated().and(begun);
    }

    /** Begins rows of customers that are not shown as they are now; one without records is not among them. */
    private Change make(List<Contract> telling) {
        var sending = CustomerSending.of(handle, new CustomerRows(hash, tenant, number));
        var activities = Activities.read(handle, tenant, number, contracts.all());
        var chunk = new LinkedHashMap<UUID, List<Testimony>>();
        new Testimonies(handle, tenant, telling).each((customer, testimonies) -> {
            chunk.put(customer, testimonies);
            if (chunk.size() == CHUNK) {
                make(new LinkedHashMap<>(chunk), activities, sending);
                chunk.clear();
            }
        });
        make(chunk, activities, sending);
        return sending.end();
    }

    private void make(Map<UUID, List<Testimony>> customers, Activities activities, CustomerSending sending) {
        var golden = new LinkedHashMap<UUID, GoldenRecord>();
        customers.forEach((customer, testimonies) -> golden.put(customer, GoldenRecord.of(testimonies)));
        var answers = KnownAnswers.of(handle, tenant, number, golden.values());
        var shown = Shown.of(handle, tenant, golden.keySet());
        sending.next(() -> {
            var rows = new CustomerRows(hash, tenant, number);
            golden.forEach((customer, record) -> {
                var orders = activities.of(As.ORDER, customer);
                var tickets = activities.of(As.TICKET, customer);
                rows.add(
                        new Customer360(
                                customer,
                                record,
                                recordHashes(customers.getOrDefault(customer, List.of())),
                                orders,
                                tickets,
                                activities.of(As.OPPORTUNITY, customer),
                                answers.about(record),
                                Customer360.standing(lifecycle, orders, tickets, day)),
                        Optional.ofNullable(shown.get(customer)));
            });
            return rows;
        });
    }

    private static String recordHashes(List<Testimony> testimonies) {
        if (testimonies.size() == 1) {
            return Long.toString(testimonies.get(0).rowHash());
        }
        return testimonies.stream()
                .map(Testimony::rowHash)
                .sorted()
                .map(String::valueOf)
                .collect(joining(","));
    }

    /** Ends rows of all that may have changed but for those that did not. */
    private Change end() {
        Statistics.analyze(handle, "unchanged_customer");
        return Change.of(handle.createQuery("""
                WITH ended AS (
                  UPDATE gold.customer_history h SET to_publication = :number
                  FROM dirty_customer d
                  WHERE h.tenant = :tenant AND h.customer_id = d.customer_id AND h.to_publication IS NULL
                    AND h.from_publication < :number
                    AND NOT EXISTS (SELECT FROM unchanged_customer u WHERE u.customer_id = d.customer_id)
                  RETURNING h.row_hash)
                SELECT count(*), coalesce(sum(row_hash), 0) FROM ended
                """).bind("tenant", tenant.name()).bind("number", number));
    }
}
