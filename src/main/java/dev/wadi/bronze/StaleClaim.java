package dev.wadi.bronze;

/** Another worker has claimed the page since, or a newer deployment has processed it: this attempt must not be written. */
public final class StaleClaim extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StaleClaim(String message) {
        super(message);
    }
}
