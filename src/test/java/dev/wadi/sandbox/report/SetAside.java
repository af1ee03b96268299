package dev.wadi.sandbox.report;

import dev.wadi.sandbox.tickets.Fault;
import java.util.List;

/**
 * A record the service has set aside.
 *
 * @param object   the key of the object it came from
 * @param offset   where it starts, in bytes from the start of the object
 * @param length   how many bytes it has
 * @param problems the codes it carries and the fields they point to
 */
public record SetAside(String object, long offset, int length, List<Found> problems) {

    public SetAside {
        problems = List.copyOf(problems);
    }

    /** One thing that was found wrong with it. */
    public record Found(String code, String pointer) {

        /** What should have been found where this was planted. */
        static Found of(Fault fault) {
            return new Found(fault.code().name(), fault.field());
        }

        @Override
        public String toString() {
            return pointer.isEmpty() ? code : code + " " + pointer;
        }
    }
}
