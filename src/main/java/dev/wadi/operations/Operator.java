package dev.wadi.operations;

import java.util.Locale;

/**
 * Who wants something changed, kept in {@code audit.operation}.
 *
 * @param name as they are known at that face
 * @param why  what they say it is for; may be empty
 */
public record Operator(String name, Face face, String why) {

    private static final int LONGEST = 500;

    /** Where they came in. */
    public enum Face {
        API,
        JMX,
        CLI;

        /** As the audit has it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Operator {
        if (name.isBlank()) {
            throw new IllegalArgumentException("who?");
        }
        if (why.length() > LONGEST) {
            throw new IllegalArgumentException("a reason has at most " + LONGEST + " characters");
        }
    }
}
