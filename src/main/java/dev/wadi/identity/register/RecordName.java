package dev.wadi.identity.register;

import java.util.Comparator;

/** A record among those of all streams. */
public record RecordName(String stream, String key) implements Comparable<RecordName> {

    private static final Comparator<RecordName> ORDER =
            Comparator.comparing(RecordName::stream).thenComparing(RecordName::key);

    @Override
    public int compareTo(RecordName other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return stream + " " + key;
    }
}
