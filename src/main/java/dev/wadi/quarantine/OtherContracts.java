package dev.wadi.quarantine;

/** The contract at hand is not the one in force: another attempt would not be made by it. */
public final class OtherContracts extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OtherContracts(String stream) {
        super("the contract of " + stream + " at hand is not the one that the service runs with:"
                + " start the service with it, then redrive");
    }
}
