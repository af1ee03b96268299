package dev.wadi.web;

/** A server that cannot start; names the setting. */
public final class WebException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public WebException(String message, Throwable cause) {
        super(message, cause);
    }
}
