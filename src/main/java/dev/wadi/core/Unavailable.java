package dev.wadi.core;

/** A bad world: a system we depend on does not answer, or asks us to try again. Worth another attempt later. */
public class Unavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Unavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
