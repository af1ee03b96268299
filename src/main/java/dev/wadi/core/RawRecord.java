package dev.wadi.core;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A record as it arrived: named fields, nothing interpreted, blank fields absent. The tree is read, never changed.
 */
public record RawRecord(Origin origin, ObjectNode fields) {

    public RawRecord {
        requireNonNull(origin, "origin");
        requireNonNull(fields, "fields");
    }

    @Override
    public String toString() {
        return "RawRecord[" + origin + ", " + fields.size() + " fields]";
    }
}
