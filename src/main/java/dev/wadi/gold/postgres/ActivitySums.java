package dev.wadi.gold.postgres;

import dev.wadi.contract.ActivitySpec;
import dev.wadi.postgres.Identifiers;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;

/** How facts {@code v} of a contract are added up in SQL. */
final class ActivitySums {

    private final ActivitySpec activity;

    ActivitySums(ActivitySpec activity) {
        this.activity = activity;
    }

    /** What their worth is in. */
    String currency() {
        return column(activity.currency());
    }

    /** How many count, how many are open, the first and the last that count, and what those come to. */
    String columns() {
        var counting = " FILTER (WHERE NOT coalesce(" + column(activity.state()) + " = ANY(:void), false))";
        var at = "v." + Identifiers.quoted(activity.at()) + "::timestamptz";
        return "count(*)" + counting + ", count(*) FILTER (WHERE " + column(activity.state()) + " = ANY(:open)), min("
                + at
                + ")" + counting + ", max(" + at + ")" + counting + ", sum(" + column(activity.amount()) + "::numeric)"
                + counting;
    }

    /** Binds what {@link #columns} refer to. */
    <S extends SqlStatement<S>> S bind(S statement) {
        return statement
                .bindArray("open", String.class, activity.open())
                .bindArray("void", String.class, activity.voided());
    }

    private static String column(Optional<String> column) {
        return column.map(name -> "v." + Identifiers.quoted(name)).orElse("NULL::text");
    }
}
