package dev.wadi.sandbox.tickets;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The truth about a day of exports. Counts of what happens to tickets take the objects in the order of their keys.
 *
 * @param objects how many objects there are
 * @param records how many data records, good and bad
 * @param validRecords how many of them have nothing wrong with them
 * @param distinctTickets how many tickets the valid records are about
 * @param updates valid records that change a ticket seen in an earlier object
 * @param unchanged valid records repeating, byte for byte, what an earlier object last said of the ticket
 * @param superseded valid records with an older version of a ticket than an earlier object has
 * @param faults how many faults there are of each code; every code has an entry
 * @param badLines every record with a fault, in the order of the objects
 */
public record Planted(
        int objects,
        int records,
        int validRecords,
        int distinctTickets,
        int updates,
        int unchanged,
        int superseded,
        Map<FaultCode, Integer> faults,
        List<BadLine> badLines) {

    public Planted {
        var counted = new EnumMap<FaultCode, Integer>(FaultCode.class);
        for (var code : FaultCode.values()) {
            counted.put(code, faults.getOrDefault(code, 0));
        }
        faults = Collections.unmodifiableMap(counted);
        badLines = List.copyOf(badLines);
    }
}
