package dev.wadi.sandbox.tickets;

import java.util.List;
import java.util.function.Consumer;

/**
 * A day of support-ticket exports, made up: CSV objects from a dozen lines to several megabytes, with byte order marks,
 * both kinds of line ends, columns in more than one order, many scripts, quoted newlines, tickets that come again (changed,
 * unchanged, or late), and about three bad lines in a hundred. The same number and seed give the same bytes on every
 * machine and JDK.
 */
public final class TicketDay {

    private TicketDay() {}

    /**
     * Makes a day, handing over one object at a time, in the order of their keys, and keeping none.
     *
     * @param records    how many data records there shall be, good and bad, up to {@value Ticket#MOST}
     * @param requesters those who ask
     * @param witness    watches it
     */
    public static Planted stream(
            int records, long seed, Requesters requesters, Witness witness, Consumer<TicketObject> consumer) {
        if (records < 0 || records > Ticket.MOST) {
            throw new IllegalArgumentException("a day has 0 to " + Ticket.MOST + " records, not " + records);
        }
        return new DayWriter(records, seed, requesters, witness).write(consumer);
    }

    /** Those who ask for help. */
    public interface Requesters {

        /** How many there are for a day of so many records, at least one. */
        int count(int records);

        /** The one with a number below the count: the same each time. */
        Requester of(int number);
    }

    /** Watches the lines of a day as they are written. */
    @FunctionalInterface
    public interface Witness {

        /**
         * A line was written.
         *
         * @param key the object it is in
         * @param ordinal which of the object's records it is, the first being 1
         * @param ticketId of the ticket it is about, whatever the line says
         * @param requester number of the person who asks
         * @param faults everything wrong with the line
         */
        void wrote(String key, int ordinal, String ticketId, int requester, List<Fault> faults);
    }
}
