package dev.wadi.sandbox.salesforce.soql;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** A value written in a query. */
sealed interface Literal {

    /** Text in quotes, in which wildcards and backslashes are still escaped. */
    record Text(String escaped) implements Literal {

        /** What it stands for, outside LIKE. */
        String plain() {
            return escaped.replaceAll("\\\\([\\\\%_])", "$1");
        }
    }

    record Numeric(BigDecimal value) implements Literal {}

    record Flag(boolean value) implements Literal {}

    record Date(LocalDate value) implements Literal {}

    record DateTime(Instant value) implements Literal {}

    record Null() implements Literal {}
}
