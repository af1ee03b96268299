package dev.wadi.sandbox.salesforce.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults to come. Each counts requests from when it was added. Safe for use by several threads. */
public final class FaultScript {

    private static final class Pending {

        private final Fault fault;
        private int seen;

        private Pending(Fault fault) {
            this.fault = fault;
        }
    }

    private final List<Pending> pending = new ArrayList<>();

    /** Adds faults to the script. */
    public synchronized void add(Fault... faults) {
        for (var fault : faults) {
            pending.add(new Pending(fault));
        }
    }

    /** Forgets all that has not happened yet. */
    public synchronized void clear() {
        pending.clear();
    }

    /** What this request meets; all faults that concern it count it. */
    public synchronized List<Mishap> meet(CallKind kind, Optional<String> object) {
        var met = new ArrayList<Mishap>();
        for (var next : pending) {
            if (next.fault.concerns(kind, object)) {
                next.seen++;
                if (next.seen >= next.fault.first() && next.seen <= next.fault.last()) {
                    met.add(next.fault.mishap());
                }
            }
        }
        pending.removeIf(next -> next.seen >= next.fault.last());
        return met;
    }
}
