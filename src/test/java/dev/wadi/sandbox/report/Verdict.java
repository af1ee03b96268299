package dev.wadi.sandbox.report;

import dev.wadi.sandbox.report.Report.Pair;
import dev.wadi.sandbox.watch.Standing;
import java.util.ArrayList;
import java.util.List;

/** Whether a run that came to its end was a good one. */
public record Verdict(List<String> complaints) {

    private static final int DIFFERENCES_NAMED = 5;

    public Verdict {
        complaints = List.copyOf(complaints);
    }

    /** Judges a run by what it came to. */
    public static Verdict of(Report report, Standing standing, List<Difference> differences) {
        var complaints = new ArrayList<String>();
        if (!report.ledgerBalanced()) {
            complaints.add("the ledger does not balance: " + report.streams());
        }
        if (!standing.open().nothing()) {
            complaints.add("something is left: " + standing.open());
        }
        report.streams().forEach((stream, counts) -> {
            if (counts.pending() > 0) {
                complaints.add("records of " + stream + " are pending: " + counts.pending());
            }
        });
        if (standing.parked() > 0) {
            complaints.add("pages are parked: " + standing.parked());
        }
        if (!standing.deadLetters().isEmpty()) {
            complaints.add("there are dead letters: "
                    + standing.deadLetters().size() + ", the first "
                    + standing.deadLetters().get(0));
        }
        var read = report.streams().values().stream()
                .mapToLong(Report.Counts::read)
                .sum();
        compare("records read", new Pair(report.records(), read), complaints);
        compare("versions written", report.truth().written(), complaints);
        compare("tickets in gold", report.truth().tickets(), complaints);
        compare("customers in gold", report.truth().customers(), complaints);
        if (!differences.isEmpty()) {
            complaints.add("lines judged otherwise than planted: " + differences.size());
            differences.stream()
                    .limit(DIFFERENCES_NAMED)
                    .map(Difference::toString)
                    .forEach(complaints::add);
        }
        return new Verdict(complaints);
    }

    /** Whether there is nothing to complain of. */
    public boolean good() {
        return complaints.isEmpty();
    }

    private static void compare(String what, Pair pair, List<String> complaints) {
        if (!pair.same()) {
            complaints.add(what + ": expected " + pair.planted() + ", got " + pair.there());
        }
    }
}
