package dev.wadi.sandbox.day.truth;

/**
 * One thing wrong with a record.
 *
 * @param field JSON pointer to it, such as {@code /Email}; empty where no field can be read
 */
public record Flaw(FlawCode code, String field) {}
