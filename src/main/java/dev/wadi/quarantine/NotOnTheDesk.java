package dev.wadi.quarantine;

/** Something was asked about a record, a cause or an act that is not there. */
public final class NotOnTheDesk extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotOnTheDesk(String message) {
        super(message);
    }
}
