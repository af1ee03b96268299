package dev.wadi.cli;

/** How a command ends, as the status of its process. */
public final class Exit {

    /** Done, and all is well. */
    public static final int OK = 0;

    /** Not done, or done and something is not well: what, has been said. */
    public static final int FAILED = 1;

    /** Not begun: settings, contracts, files they name or the command line are wrong. */
    public static final int WRONG = 2;

    private Exit() {}
}
