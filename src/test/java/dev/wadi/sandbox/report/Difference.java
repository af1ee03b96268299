package dev.wadi.sandbox.report;

/** A place where the service saw something else than what was planted. Without any value. */
public record Difference(String object, long offset, String expected, String got) {

    @Override
    public String toString() {
        return object + " at " + offset + ": expected " + expected + ", got " + got;
    }
}
