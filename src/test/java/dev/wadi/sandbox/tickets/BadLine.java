package dev.wadi.sandbox.tickets;

import java.util.List;
import java.util.Optional;

/**
 * A record with something wrong with it, and where it is.
 *
 * @param key the object it is in
 * @param ordinal which of the object's data records it is, the first being 1; the header is not counted
 * @param offset where it starts, in bytes from the start of the object, byte order mark included
 * @param length how many bytes it has, without the end of the line
 * @param ticketId the ticket it says it is about, where that can be read and is there, well-formed or not
 * @param faults everything wrong with it, at least one thing
 */
public record BadLine(String key, int ordinal, int offset, int length, Optional<String> ticketId, List<Fault> faults) {

    public BadLine {
        faults = List.copyOf(faults);
        if (faults.isEmpty()) {
            throw new IllegalArgumentException("a bad line has at least one fault");
        }
    }
}
