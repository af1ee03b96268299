package dev.wadi.sandbox.tickets;

import dev.wadi.sandbox.day.chance.Dice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A sample of the tickets written so far, for those that come again: a few thousand, however long the day. */
final class SeenTickets {

    private static final int MOST = 2_000;
    private static final int REPLACED_PERMILLE = 300;

    private final List<Seen> sample = new ArrayList<>();
    private final Dice dice;

    SeenTickets(Dice dice) {
        this.dice = dice;
    }

    /** Remembers a ticket, in place of another where the sample is full, or perhaps not at all. */
    void add(Seen seen) {
        if (sample.size() < MOST) {
            sample.add(seen);
        } else if (dice.permille(REPLACED_PERMILLE)) {
            sample.set(dice.between(0, MOST - 1), seen);
        }
    }

    /** One that was last written to another object than this. */
    Optional<Seen> fromBefore(int object) {
        return sample.isEmpty()
                ? Optional.empty()
                : Optional.of(dice.oneOf(sample)).filter(seen -> seen.object < object);
    }

    /** A ticket as it was last written, and where. */
    static final class Seen {

        private final Ticket first;
        private Ticket latest;
        private Line line;
        private Layout layout;
        private int object;
        private boolean olderVersionWritten;

        Seen(Ticket ticket, Line line, Layout layout, int object) {
            this.first = ticket;
            this.latest = ticket;
            this.line = line;
            this.layout = layout;
            this.object = object;
        }

        Ticket first() {
            return first;
        }

        Ticket latest() {
            return latest;
        }

        Line line() {
            return line;
        }

        boolean canBeRepeatedIn(Layout other) {
            return other.takesLinesOf(layout);
        }

        boolean olderVersionWritten() {
            return olderVersionWritten;
        }

        void changed(Ticket ticket, Line newLine, Layout newLayout, int newObject) {
            latest = ticket;
            line = newLine;
            layout = newLayout;
            object = newObject;
        }

        void repeated(int newObject) {
            object = newObject;
        }

        void arrivedLate(int newObject) {
            olderVersionWritten = true;
            object = newObject;
        }
    }
}
