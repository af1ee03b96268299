package dev.wadi.sandbox.tickets;

import java.util.List;

/**
 * One exported CSV object.
 *
 * @param bytes its content; several megabytes perhaps, therefore not copied: not to be changed
 * @param records how many data records it has, good and bad
 * @param badLines the bad ones, in their order
 */
@SuppressWarnings("ArrayRecordComponent") // objects are compared by key, and their bytes handed straight to a client
public record TicketObject(String key, byte[] bytes, int records, List<BadLine> badLines) {

    public TicketObject {
        badLines = List.copyOf(badLines);
    }
}
