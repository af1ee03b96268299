package dev.wadi.sandbox.report;

import dev.wadi.ledger.Balance;

/** What became of the records of a stream in one act. */
public record Counts(
        long read,
        long landed,
        long duplicate,
        long unreadable,
        long loaded,
        long unchanged,
        long superseded,
        long filtered,
        long rejected,
        long quarantined,
        long pending) {

    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    static Counts of(Balance balance) {
        return new Counts(
                balance.read(),
                balance.landed(),
                balance.duplicate(),
                balance.unreadable(),
                balance.loaded(),
                balance.unchanged(),
                balance.superseded(),
                balance.filtered(),
                balance.rejected(),
                balance.quarantined(),
                balance.pending());
    }

    /** What has come since. */
    Counts since(Counts before) {
        return new Counts(
                read - before.read,
                landed - before.landed,
                duplicate - before.duplicate,
                unreadable - before.unreadable,
                loaded - before.loaded,
                unchanged - before.unchanged,
                superseded - before.superseded,
                filtered - before.filtered,
                rejected - before.rejected,
                quarantined - before.quarantined,
                pending - before.pending);
    }

    public Counts plus(Counts other) {
        return since(NONE.since(other));
    }

    /** How many became versions. */
    public long written() {
        return loaded + unchanged + superseded;
    }
}
