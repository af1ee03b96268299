package dev.wadi.bronze;

/** A source broke off while it was read. What has landed stands; the next poll goes on from the cursor. */
public final class ReadInterrupted extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * A read that broke off.
     *
     * @param failure how; kept as suppressed, because routes decide by the innermost cause and this one asks for no retry
     */
    public ReadInterrupted(String message, Throwable failure) {
        super(message);
        addSuppressed(failure);
    }

    /** Where somebody wants it to be read no further now. */
    public ReadInterrupted(String message) {
        super(message);
    }
}
