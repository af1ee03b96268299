package dev.wadi.sandbox.watch;

/** A run that came to nothing, for a reason to be told in one line. */
public final class RunFailed extends Exception {

    private static final long serialVersionUID = 1L;

    public RunFailed(String reason) {
        super(reason);
    }
}
