package dev.wadi.sandbox.report;

import dev.wadi.sandbox.report.SetAside.Found;
import dev.wadi.sandbox.tickets.BadLine;
import dev.wadi.sandbox.tickets.FaultCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What was planted, held against what was set aside, line by line.
 *
 * @param codes       how often each code was planted, and how often it was caught where it was planted
 * @param differences lines that were not set aside for exactly what was planted in them, and lines that should not have been
 */
public record TruthCheck(Map<String, Caught> codes, List<Difference> differences) {

    private static final String NOTHING = "nothing wrong";

    public TruthCheck {
        codes = new TreeMap<>(codes);
        differences = List.copyOf(differences);
    }

    /** Compares by object and byte offset. */
    public static TruthCheck of(Collection<BadLine> planted, Collection<SetAside> setAside) {
        var found = new HashMap<Place, SetAside>();
        var differences = new ArrayList<Difference>();
        for (var line : setAside) {
            var before = found.put(new Place(line.object(), line.offset()), line);
            if (before != null) {
                differences.add(new Difference(line.object(), line.offset(), "to be set aside once", "more than once"));
            }
        }
        var codes = new TreeMap<String, Caught>();
        for (var code : FaultCode.values()) {
            codes.put(code.name(), Caught.NONE);
        }
        for (var line : planted) {
            var got = found.remove(new Place(line.key(), line.offset()));
            for (var fault : line.faults()) {
                var caught = got != null && got.problems().contains(Found.of(fault));
                codes.merge(fault.code().name(), Caught.one(caught), Caught::plus);
            }
            var expectedText =
                    text(line.length(), line.faults().stream().map(Found::of).toList());
            var gotText = got == null ? NOTHING : text(got.length(), got.problems());
            if (!gotText.equals(expectedText)) {
                differences.add(new Difference(line.key(), line.offset(), expectedText, gotText));
            }
        }
        found.values()
                .forEach(line -> differences.add(
                        new Difference(line.object(), line.offset(), NOTHING, text(line.length(), line.problems()))));
        return new TruthCheck(codes, differences);
    }

    private static String text(int length, List<Found> problems) {
        return problems.stream().map(Found::toString).sorted().collect(Collectors.joining(" + "))
                + " in "
                + length
                + " bytes";
    }

    private record Place(String object, long offset) {}

    /** How many faults of a code were planted, and how many of them were caught. */
    public record Caught(int planted, int caught) {

        private static final Caught NONE = new Caught(0, 0);

        private static Caught one(boolean caught) {
            return new Caught(1, caught ? 1 : 0);
        }

        private Caught plus(Caught other) {
            return new Caught(planted + other.planted, caught + other.caught);
        }
    }
}
