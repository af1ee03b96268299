package dev.wadi.identity.register;

import dev.wadi.identity.block.RecordKeys.Keys;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * One way in which somebody is described: what they are called, where they live and so on. Records that say the same share
 * a persona, so a customer who writes a thousand times is compared once.
 */
final class Persona {

    /** By what they say, then by their records, so that nothing depends on who came first. */
    static final Comparator<Persona> ORDER =
            Comparator.comparing((Persona persona) -> persona.said).thenComparing(Persona::first);

    final Said said;
    final Object[] row;
    final float[] shares;
    final Keys keys;
    /** Whether what it says is telling enough for all records that say it to be one. */
    final boolean telling;

    /** In order. */
    final List<RecordName> records = new ArrayList<>(1);

    final List<Edge> edges = new ArrayList<>(2);
    /** Those open now of which it is the left. */
    List<Review> reviews = List.of();

    Persona(Said said, Object[] row, float[] shares, Keys keys, boolean telling) {
        this.said = said;
        this.row = row;
        this.shares = shares;
        this.keys = keys;
        this.telling = telling;
    }

    RecordName first() {
        return records.get(0);
    }

    void add(RecordName record) {
        int place = Collections.binarySearch(records, record);
        if (place < 0) {
            records.add(-place - 1, record);
        }
    }

    void remove(RecordName record) {
        int place = Collections.binarySearch(records, record);
        if (place >= 0) {
            records.remove(place);
        }
    }

    /** Two personas that may be one, and the evidence for it in bits. */
    record Edge(Persona left, Persona right, float bits) {

        Persona other(Persona one) {
            return left == one ? right : left;
        }
    }

    /** Forgets all edges and says who was at their other ends. */
    List<Persona> cutLoose() {
        var others = new ArrayList<Persona>(edges.size());
        for (var edge : edges) {
            var other = edge.other(this);
            other.edges.remove(edge);
            others.add(other);
        }
        edges.clear();
        return others;
    }
}
