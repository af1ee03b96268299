package dev.wadi.sandbox.watch;

import dev.wadi.ledger.Balance;

/** Ledgers for tests. */
public final class Balances {

    private Balances() {}

    /** A hundred tickets, all dealt with: 90 loaded, 4 unchanged, 2 superseded, 4 rejected. */
    public static Balance done() {
        return new Balance("tickets.ticket", 100, 100, 0, 0, 90, 4, 2, 0, 4, 4, 0, 0);
    }

    /** The same hundred, of which so many are pending, and half of the others in no publication. */
    public static Balance pending(int pending) {
        var loaded = 100 - pending;
        return new Balance("tickets.ticket", 100, 100, 0, 0, loaded, 0, 0, 0, 0, 0, pending, loaded / 2);
    }

    /** The same hundred once more, of which nothing is new. */
    public static Balance again() {
        return new Balance("tickets.ticket", 100, 100, 0, 0, 0, 94, 2, 0, 4, 4, 0, 0);
    }

    /** The same hundred, of which one got lost. */
    public static Balance lost() {
        return new Balance("tickets.ticket", 100, 100, 0, 0, 89, 4, 2, 0, 4, 4, 0, 0);
    }
}
