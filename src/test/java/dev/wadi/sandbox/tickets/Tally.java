package dev.wadi.sandbox.tickets;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts what is written while it is written. */
final class Tally {

    private final Map<FaultCode, Integer> faults = new EnumMap<>(FaultCode.class);
    private final List<BadLine> badLines = new ArrayList<>();
    private int valid;
    private int tickets;
    private int updates;
    private int unchanged;
    private int superseded;

    void fresh() {
        tickets++;
        valid++;
    }

    void update() {
        updates++;
        valid++;
    }

    void unchanged() {
        unchanged++;
        valid++;
    }

    void superseded() {
        superseded++;
        valid++;
    }

    void bad(BadLine line) {
        badLines.add(line);
        line.faults().forEach(fault -> faults.merge(fault.code(), 1, Integer::sum));
    }

    Planted planted(int objects, int records) {
        return new Planted(objects, records, valid, tickets, updates, unchanged, superseded, faults, badLines);
    }
}
