package dev.wadi.sandbox.tickets;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A day of support-ticket exports, made up: CSV objects from a dozen lines to several megabytes, with byte order marks,
 * both kinds of line ends, columns in more than one order, many scripts, quoted newlines, tickets that come again (changed,
 * unchanged, or late), and about three bad lines in a hundred. The same number and seed give the same bytes on every
 * machine and JDK.
 */
public record TicketDay(List<TicketObject> objects, Planted planted) {

    public TicketDay {
        objects = List.copyOf(objects);
    }

    /** Makes a day and keeps it in memory, at some 500 bytes a record; {@link #stream} does not. */
    public static TicketDay generate(int records, long seed) {
        var objects = new ArrayList<TicketObject>();
        var planted = stream(records, seed, objects::add);
        return new TicketDay(objects, planted);
    }

    /**
     * Makes the same day, handing over one object at a time, in the order of their keys, and keeping none.
     *
     * @param records how many data records there shall be, good and bad, up to {@value Ticket#MOST}
     */
    public static Planted stream(int records, long seed, Consumer<TicketObject> consumer) {
        if (records < 0 || records > Ticket.MOST) {
            throw new IllegalArgumentException("a day has 0 to " + Ticket.MOST + " records, not " + records);
        }
        return new DayWriter(records, seed).write(consumer);
    }
}
