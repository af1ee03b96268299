package dev.wadi.jmx;

import dev.wadi.core.Unavailable;
import dev.wadi.operations.NotPossible;
import dev.wadi.quarantine.NotOnTheDesk;
import dev.wadi.quarantine.OtherContracts;
import java.util.function.Supplier;

/** What goes wrong, in exceptions that every JMX client knows. */
final class Faults {

    private Faults() {}

    static <T> T told(Supplier<T> work) {
        try {
            return work.get();
        } catch (NotPossible | NotOnTheDesk | OtherContracts e) {
            throw new IllegalStateException(String.valueOf(e.getMessage()));
        } catch (Unavailable e) {
            throw new IllegalStateException("Postgres does not answer");
        }
    }
}
