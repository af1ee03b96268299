package dev.wadi.sandbox.tickets;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts what is written while it is written. */
final class Tally {

    private final BitSet requesters = new BitSet();
    private final Map<FaultCode, Integer> faults = new EnumMap<>(FaultCode.class);
    private final List<BadLine> badLines = new ArrayList<>();
    private int valid;
    private int tickets;
    private int updates;
    private int unchanged;
    private int superseded;

    void fresh(Ticket ticket) {
        tickets++;
        valid(ticket);
    }

    void update(Ticket ticket) {
        updates++;
        valid(ticket);
    }

    void unchanged(Ticket ticket) {
        unchanged++;
        valid(ticket);
    }

    void superseded(Ticket ticket) {
        superseded++;
        valid(ticket);
    }

    void bad(BadLine line) {
        badLines.add(line);
        line.faults().forEach(fault -> faults.merge(fault.code(), 1, Integer::sum));
    }

    Planted planted(int objects, int records) {
        return new Planted(
                objects,
                records,
                valid,
                tickets,
                requesters.cardinality(),
                updates,
                unchanged,
                superseded,
                faults,
                badLines);
    }

    private void valid(Ticket ticket) {
        valid++;
        requesters.set(ticket.requester());
    }
}
