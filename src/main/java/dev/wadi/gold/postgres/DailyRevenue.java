package dev.wadi.gold.postgres;

import static java.util.stream.Collectors.joining;

import dev.wadi.contract.ActivitySpec;
import dev.wadi.contract.ActivitySpec.As;
import dev.wadi.contract.Contract;
import dev.wadi.contract.Contracts;
import dev.wadi.postgres.Comments;
import dev.wadi.postgres.Ddl;
import dev.wadi.postgres.Identifiers;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The view {@code gold.daily_revenue} over the orders of all streams, and its past: {@code gold.daily_revenue_as_of}. */
final class DailyRevenue {

    private static final String VIEW = "gold.daily_revenue";

    private static final Map<String, String> COMMENTS = Map.of(
            "tenant", "Whose data it is",
            "day", "The day orders were placed on, in UTC",
            "currency", "What revenue is in, by ISO 4217",
            "orders", "Orders of that day and currency that count: those in a void state do not",
            "customers", "Customers who placed them",
            "revenue", "What they come to");

    private DailyRevenue() {}

    /** Makes both where a contract speaks of orders with an amount, anew where contracts say otherwise than before. */
    static void ensure(Handle handle, Contracts contracts, Comments comments) {
        var orders = contracts.all().stream()
                .filter(contract -> contract.activity()
                        .filter(activity ->
                                activity.as() == As.ORDER && activity.amount().isPresent())
                        .isPresent())
                .toList();
        if (orders.isEmpty()) {
            return;
        }
        Ddl.run(handle, "CREATE OR REPLACE VIEW " + VIEW + " AS " + select(orders, ""));
        Ddl.run(
                handle,
                "CREATE OR REPLACE FUNCTION gold.daily_revenue_as_of(publication integer) RETURNS SETOF " + VIEW
                        + " LANGUAGE sql STABLE AS $$ " + select(orders, "_as_of") + " $$");
        comments.onView(VIEW, "What orders came to, by day and currency, as of the latest publication");
        COMMENTS.forEach((column, text) -> comments.onColumn(VIEW, column, text));
    }

    private static String select(List<Contract> orders, String asOf) {
        return "SELECT tenant, day, currency, count(*) AS orders, count(DISTINCT customer_id) AS customers, "
                + "sum(amount) AS revenue FROM ("
                + orders.stream().map(contract -> select(contract, asOf)).collect(joining(" UNION ALL "))
                + ") o GROUP BY tenant, day, currency";
    }

    private static String select(Contract contract, String asOf) {
        var activity = contract.activity().orElseThrow();
        var entity = contract.entity() + (asOf.isEmpty() ? "" : "_as_of");
        return "SELECT tenant, (" + Identifiers.quoted(activity.at()) + " AT TIME ZONE 'UTC')::date AS day, "
                + Identifiers.quoted(activity.currency().orElseThrow()) + " AS currency, customer_id, "
                + Identifiers.quoted(activity.amount().orElseThrow()) + "::numeric AS amount FROM gold."
                + Identifiers.quoted(entity) + (asOf.isEmpty() ? "" : "($1)") + " WHERE " + counts(activity);
    }

    private static String counts(ActivitySpec activity) {
        if (activity.state().isEmpty() || activity.voided().isEmpty()) {
            return "true";
        }
        return "coalesce(" + Identifiers.quoted(activity.state().get()) + ", '') NOT IN ("
                + activity.voided().stream()
                        .sorted()
                        .map(Identifiers::wordLiteral)
                        .collect(joining(", ")) + ")";
    }
}
