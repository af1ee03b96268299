package dev.wadi.sandbox.salesforce.fault;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** The nth to mth request of a kind, perhaps of those about one object only, meets a mishap. Counted from one. */
public record Fault(CallKind kind, Optional<String> object, int first, int last, Mishap mishap) {

    public Fault {
        requireNonNull(kind, "kind");
        requireNonNull(object, "object");
        requireNonNull(mishap, "mishap");
        if (first < 1 || last < first) {
            throw new IllegalArgumentException("requests are counted from one, and forwards");
        }
    }

    /** For the nth request of a kind. */
    public static Fault at(CallKind kind, int nth, Mishap mishap) {
        return between(kind, nth, nth, mishap);
    }

    /** For some in a row. */
    public static Fault between(CallKind kind, int first, int last, Mishap mishap) {
        return new Fault(kind, Optional.empty(), first, last, mishap);
    }

    /** For every request of a kind. */
    public static Fault always(CallKind kind, Mishap mishap) {
        return between(kind, 1, Integer.MAX_VALUE, mishap);
    }

    /** The same, where only requests about this object count. */
    public Fault about(String name) {
        return new Fault(kind, Optional.of(name), first, last, mishap);
    }

    boolean concerns(CallKind called, Optional<String> about) {
        return kind == called
                && (object.isEmpty()
                        || about.filter(object.get()::equalsIgnoreCase).isPresent());
    }
}
