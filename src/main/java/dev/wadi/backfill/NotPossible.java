package dev.wadi.backfill;

/** What was asked of a backfill cannot be done; the message says why, to who asked. */
public final class NotPossible extends RuntimeException {

    private static final long serialVersionUID = 1;

    public NotPossible(String message) {
        super(message);
    }
}
