package dev.wadi.sandbox.salesforce.bulk;

/** A request about jobs that is refused. */
public final class BulkException extends Exception {

    private static final long serialVersionUID = 1;

    private final String code;

    BulkException(String code, String message) {
        super(message);
        this.code = code;
    }

    /** The API's code for it. */
    public String code() {
        return code;
    }

    /** What it says to that. */
    public String description() {
        return String.valueOf(getMessage());
    }
}
