package dev.wadi.sandbox.score;

import dev.wadi.sandbox.day.truth.Dirt;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/**
 * The dirt on valid records that count, held against where they were linked.
 *
 * @param byKind of each kind of dirt how many records have it, and how many of these sit with the right customer
 */
public record DirtCheck(Map<Dirt, Overcome> byKind) {

    public DirtCheck {
        byKind = new EnumMap<>(byKind);
    }

    /** How many records have a kind of dirt, and how many of them sit right in spite of it. */
    public record Overcome(long planted, long right) {

        private Overcome plus(Overcome other) {
            return new Overcome(planted + other.planted, right + other.right);
        }
    }

    /** Compares the records of the streams whose records are linked. */
    public static DirtCheck of(Expected expected, Collection<String> streams, Map<String, String> customers) {
        var homes = new Homes(customers, expected.entities(streams));
        var byKind = new EnumMap<Dirt, Overcome>(Dirt.class);
        expected.counting().forEach((record, truth) -> {
            if (streams.contains(truth.stream())) {
                var one = new Overcome(1, homes.sitsRight(record) ? 1 : 0);
                truth.dirt().forEach(kind -> byKind.merge(kind, one, Overcome::plus));
            }
        });
        return new DirtCheck(byKind);
    }
}
