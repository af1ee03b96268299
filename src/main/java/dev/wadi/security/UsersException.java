package dev.wadi.security;

/** A file of users that cannot be used; says what is wrong, in which line, and never a hash. */
public final class UsersException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UsersException(String message) {
        super(message);
    }
}
