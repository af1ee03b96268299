package dev.wadi.doctor;

/**
 * What came of trying.
 *
 * @param says what is so, and where it is not well the mend
 */
public record Outcome(Level level, String says) {

    /** How well it is. */
    public enum Level {
        OK,
        /** It would run, yet somebody should look. */
        WARNING,
        FAILED
    }

    public static Outcome ok(String says) {
        return new Outcome(Level.OK, says);
    }

    public static Outcome warning(String says) {
        return new Outcome(Level.WARNING, says);
    }

    public static Outcome failed(String says) {
        return new Outcome(Level.FAILED, says);
    }
}
