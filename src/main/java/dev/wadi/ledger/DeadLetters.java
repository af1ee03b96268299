package dev.wadi.ledger;

import java.util.Optional;

/** Where exchanges are noted that failed for good. */
public interface DeadLetters {

    /** Notes one. */
    void keep(Letter letter);

    /**
     * What is known of an exchange that failed for good: never its body, nor the message of its failure.
     *
     * @param route    where it failed
     * @param step     the step of the route
     * @param failure  the classes of the failure and its causes
     * @param exchange Camel's id of the exchange, to be found in the log
     */
    record Letter(
            String route,
            String step,
            String failure,
            Optional<String> stream,
            Optional<Long> pageId,
            String exchange) {}
}
