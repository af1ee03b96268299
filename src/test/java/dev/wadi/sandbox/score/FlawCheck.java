package dev.wadi.sandbox.score;

import dev.wadi.sandbox.day.truth.RecordTruth;
import dev.wadi.sandbox.score.SetAside.Found;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The flaws that were planted, held against the records that were set aside.
 *
 * @param caught      of each kind of flaw how often it was planted, and how often it was found where it was planted
 * @param differences records that were not set aside for exactly what was planted in them
 * @param wronged     of those, the valid ones
 */
public record FlawCheck(SortedMap<Kind, Caught> caught, List<Difference> differences, long wronged) {

    private static final String NOTHING = "nothing wrong";

    public FlawCheck {
        caught = new TreeMap<>(caught);
        differences = List.copyOf(differences);
    }

    /** A kind of flaw: what is wrong with which field of which stream. */
    public record Kind(String stream, String code, String pointer) implements Comparable<Kind> {

        @Override
        public int compareTo(Kind other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return stream + " " + code + " " + pointer;
        }
    }

    /** How many flaws of a kind were planted, and how many of them were caught. */
    public record Caught(long planted, long caught) {

        private Caught plus(Caught other) {
            return new Caught(planted + other.planted, caught + other.caught);
        }
    }

    /** A record of which the service thought otherwise. Without any value of it. */
    public record Difference(String record, String expected, String got) {

        @Override
        public String toString() {
            return record + ": expected " + expected + ", got " + got;
        }
    }

    /**
     * Compares record by record. A record that was read before may come again with others that are fresh; then the same must
     * be said of it, or nothing.
     */
    public static FlawCheck of(Expected expected, Collection<SetAside> setAside) {
        var differences = new ArrayList<Difference>();
        var found = new HashMap<String, SetAside>();
        for (var record : setAside) {
            if (found.put(record.name(), record) != null) {
                differences.add(new Difference(record.name(), "to be set aside once", "more than once"));
            }
        }
        var caught = new TreeMap<Kind, Caught>();
        for (var truth : expected.fresh()) {
            var got = problems(found.get(Expected.name(truth)));
            for (var flaw : truth.flaws()) {
                var hit = got.contains(Found.of(flaw)) ? 1 : 0;
                caught.merge(
                        new Kind(truth.stream(), flaw.code().name(), flaw.field()), new Caught(1, hit), Caught::plus);
            }
            compare(truth, got, differences);
        }
        var wronged = 0L;
        for (var record : found.values()) {
            var truth = expected.standing(record.name());
            if (truth.isEmpty()) {
                differences.add(new Difference(record.name(), "no such record", text(record.problems())));
            } else {
                wronged += truth.get().valid() ? 1 : 0;
                if (!expected.isFresh(record.name())) {
                    compare(truth.get(), record.problems(), differences);
                }
            }
        }
        return new FlawCheck(caught, differences, wronged);
    }

    /** What this and another check say together. */
    public FlawCheck and(FlawCheck other) {
        var sum = new TreeMap<>(caught);
        other.caught.forEach((kind, more) -> sum.merge(kind, more, Caught::plus));
        var all = new ArrayList<>(differences);
        all.addAll(other.differences);
        return new FlawCheck(sum, all, wronged + other.wronged);
    }

    /** All flaws of all kinds. */
    public Caught all() {
        return caught.values().stream().reduce(new Caught(0, 0), Caught::plus);
    }

    private static void compare(RecordTruth truth, List<Found> got, List<Difference> differences) {
        var planted = text(truth.flaws().stream().map(Found::of).toList());
        if (!text(got).equals(planted)) {
            differences.add(new Difference(Expected.name(truth), planted, text(got)));
        }
    }

    private static List<Found> problems(@Nullable SetAside record) {
        return record == null ? List.of() : record.problems();
    }

    private static String text(List<Found> problems) {
        return problems.isEmpty()
                ? NOTHING
                : problems.stream().sorted().map(Found::toString).collect(Collectors.joining(" + "));
    }
}
