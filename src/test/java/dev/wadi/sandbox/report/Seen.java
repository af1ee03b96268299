package dev.wadi.sandbox.report;

import dev.wadi.ledger.Balance;
import dev.wadi.sandbox.figures.Vitals;
import dev.wadi.sandbox.watch.Standing;
import java.util.Optional;

/** What was seen when an act had come to its end. */
public record Seen(Standing standing, Outcome outcome, Vitals vitals) {

    /** How many records have landed since the beginning of time. */
    long landed() {
        return standing.balances().stream().mapToLong(Balance::landed).sum();
    }

    /** The ledger of a stream. */
    Optional<Balance> balance(String stream) {
        return standing.balances().stream()
                .filter(balance -> balance.stream().equals(stream))
                .findFirst();
    }
}
