package dev.wadi.operations;

/** Something asked of Wadi that cannot be; says what and why, for whoever asked. */
public final class NotPossible extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is in the way. */
    public enum Reason {
        /** There is no such thing. */
        UNKNOWN,
        /** There is, but not as it is now. */
        CONFLICT
    }

    private final Reason reason;

    public NotPossible(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
