package dev.wadi.sandbox.score;

import dev.wadi.sandbox.day.truth.Flaw;
import java.util.List;

/**
 * A record the service has set aside.
 *
 * @param name     its stream and key, or for one on an object its stream and place: {@code tickets.ticket/a.csv#12}
 * @param problems the codes it carries and the fields they point to
 */
public record SetAside(String name, List<Found> problems) {

    public SetAside {
        problems = List.copyOf(problems);
    }

    /** One thing that was found wrong with it. */
    public record Found(String code, String pointer) implements Comparable<Found> {

        /** What should have been found where this was planted. */
        static Found of(Flaw flaw) {
            return new Found(flaw.code().name(), flaw.field());
        }

        @Override
        public int compareTo(Found other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return pointer.isEmpty() ? code : code + " " + pointer;
        }
    }
}
