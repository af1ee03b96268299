package dev.wadi.core;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * A record set aside, where it came from, and everything wrong with it. One record, one reject: stages after the one that
 * set it aside may still add what they find.
 *
 * @param stage the stage that found the first problem
 */
public record Reject(RawRecord record, Stage stage, List<Problem> problems) {

    private static final String DISCARDED = "DISCARDED";

    public Reject {
        requireNonNull(record, "record");
        requireNonNull(stage, "stage");
        problems = List.copyOf(problems);
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("a reject needs at least one problem");
        }
    }

    /** A record that somebody decided to leave out. */
    public static Reject discarded(RawRecord record) {
        return new Reject(record, Stage.WORK, List.of(Problem.ofRecord(DISCARDED, "somebody decided to leave it out")));
    }

    /** What becomes of the record. */
    public Disposition disposition() {
        return problems.get(0).code().equals(DISCARDED) ? Disposition.FILTERED : Disposition.REJECTED;
    }

    public Origin origin() {
        return record.origin();
    }

    /** The same reject with more reasons. A field that already has a problem keeps the one it has. */
    public Reject with(List<Problem> more) {
        var all = new ArrayList<>(problems);
        for (var problem : more) {
            if (all.stream().noneMatch(known -> known.pointer().equals(problem.pointer()))) {
                all.add(problem);
            }
        }
        return new Reject(record, stage, all);
    }
}
