package dev.wadi.sandbox.report;

import dev.wadi.sandbox.score.FlawCheck.Difference;
import dev.wadi.sandbox.watch.Standing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Whether a run that came to its end was a good one. */
public record Verdict(List<String> complaints) {

    private static final int DIFFERENCES_NAMED = 5;
    private static final BigDecimal LEAST_PRECISION = new BigDecimal("0.99");
    private static final BigDecimal LEAST_RECALL = new BigDecimal("0.90");

    public Verdict {
        complaints = List.copyOf(complaints);
    }

    /**
     * Judges a run by what it came to.
     *
     * @param standings what stood at the end of each act
     */
    public static Verdict of(Report report, List<Standing> standings, List<Difference> differences) {
        var complaints = new ArrayList<String>();
        for (var index = 0; index < report.acts().size(); index++) {
            var act = report.acts().get(index);
            judge(act, act.name() + ": ", complaints);
            judge(standings.get(index), act.name() + ": ", complaints);
        }
        judgeRepetition(report, complaints);
        if (!differences.isEmpty()) {
            complaints.add("records judged otherwise than planted: " + differences.size());
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

    private static void judge(Act act, String where, List<String> complaints) {
        if (!act.ledgerBalanced()) {
            complaints.add(where + "the ledger does not balance: " + act.streams());
        }
        act.streams().forEach((stream, counts) -> {
            if (counts.pending() > 0) {
                complaints.add(where + "records of " + stream + " are pending: " + counts.pending());
            }
        });
        act.gold().forEach((stream, rows) -> {
            if (!rows.same()) {
                complaints.add(where + "rows in gold of " + stream + ": expected " + rows.expected() + ", got "
                        + rows.there());
            }
        });
        if (act.score().precision().compareTo(LEAST_PRECISION) < 0) {
            complaints.add(where + "precision of links below " + LEAST_PRECISION + ": "
                    + act.score().precision());
        }
        if (act.score().recall().compareTo(LEAST_RECALL) < 0) {
            complaints.add(where + "recall of links below " + LEAST_RECALL + ": "
                    + act.score().recall());
        }
    }

    private static void judge(Standing standing, String where, List<String> complaints) {
        if (!standing.open().nothing()) {
            complaints.add(where + "something is left: " + standing.open());
        }
        if (standing.parked() > 0) {
            complaints.add(where + "pages are parked: " + standing.parked());
        }
        if (!standing.deadLetters().isEmpty()) {
            complaints.add(
                    where + "there are dead letters: " + standing.deadLetters().size() + ", the first "
                            + standing.deadLetters().get(0));
        }
    }

    /** The last act is the one before once more. */
    private static void judgeRepetition(Report report, List<String> complaints) {
        var acts = report.acts();
        var last = acts.get(acts.size() - 1);
        var before = acts.get(acts.size() - 2);
        if (!last.contentHash().equals(before.contentHash())) {
            complaints.add(last.name() + ": what readers see has changed from " + before.contentHash() + " to "
                    + last.contentHash());
        }
        if (last.all().loaded() > 0) {
            complaints.add(last.name() + ": records were loaded though nothing was new: "
                    + last.all().loaded());
        }
    }
}
