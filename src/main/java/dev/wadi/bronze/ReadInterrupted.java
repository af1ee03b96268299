package dev.wadi.bronze;

/** A source broke off while it was read. What has landed stands; the next poll goes on from the cursor. */
public final class ReadInterrupted extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ReadInterrupted(String message, Throwable cause) {
        super(message, cause);
    }
}
