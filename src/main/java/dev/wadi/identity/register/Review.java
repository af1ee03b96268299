package dev.wadi.identity.register;

/**
 * Two records of different customers that may be one: for a steward to decide.
 *
 * @param left        the one that sorts first
 * @param probability that they are one, 0 to 1
 * @param reason      what speaks for and against it, in words without personal values
 */
public record Review(RecordName left, RecordName right, double probability, String reason) {}
