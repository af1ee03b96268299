package dev.wadi.sandbox.salesforce.oauth;

/** A request the authorization server refuses, with what it answers. */
public final class OAuthException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String error;
    private final String description;

    private OAuthException(int status, String error, String description) {
        super(description);
        this.status = status;
        this.error = error;
        this.description = description;
    }

    static OAuthException invalidGrant(String description) {
        return new OAuthException(400, "invalid_grant", description);
    }

    static OAuthException badRequest(String error, String description) {
        return new OAuthException(400, error, description);
    }

    /** For clients that identify themselves by a header, as RFC 6749 section 5.2 has it. */
    static OAuthException unauthorized(String error, String description) {
        return new OAuthException(401, error, description);
    }

    /** The HTTP status of the answer. */
    public int status() {
        return status;
    }

    /** The error code of the answer. */
    public String error() {
        return error;
    }

    /** What the answer says about it. */
    public String description() {
        return description;
    }
}
