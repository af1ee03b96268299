package dev.wadi.sandbox.report;

import dev.wadi.sandbox.day.helpdesk.HelpDesk;
import dev.wadi.sandbox.score.DirtCheck;
import dev.wadi.sandbox.score.Expected;
import dev.wadi.sandbox.score.FlawCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Makes the report of a day from what was seen at the ends of its acts, and from the truth. */
public final class Scoring {

    /** Orders and opportunities hang on the customers of these. */
    private static final List<String> LINKED =
            List.of("crm.contact", "crm.account", "orders.customer", "tickets.ticket");

    private static final String DAY = "the day";
    private static final String CHANGES = "its changes";
    private static final String AGAIN = "the same again";

    private final Path truth;

    /** @param truth the file with what is true about the day */
    public Scoring(Path truth) {
        this.truth = truth;
    }

    /** What a run came to, and whether that is good. */
    public record Result(Report report, Verdict verdict) {}

    /**
     * Scores a run.
     *
     * @param day     what was seen when the day's beginning had been published
     * @param changes what was seen when its changes had been
     * @param again   what was seen when another service had read all of it once more
     */
    public Result score(long seed, int profiles, Seen day, Seen changes, Seen again) throws IOException {
        var beginning = Expected.ofBeginning(truth);
        var end = Expected.ofEnd(truth);
        var acts = List.of(
                Act.of(DAY, Optional.empty(), day, Span.of(day), beginning, LINKED),
                Act.of(CHANGES, Optional.of(day), changes, Span.of(day, changes), end, LINKED),
                Act.of(AGAIN, Optional.of(changes), again, Span.of(changes, again), end, LINKED));
        var flaws = FlawCheck.of(beginning, day.outcome().setAside())
                .and(FlawCheck.of(end, changes.outcome().setAside()))
                .and(FlawCheck.of(end.again(HelpDesk.STREAM), again.outcome().setAside()));
        var dirt = DirtCheck.of(end, LINKED, again.outcome().links());
        var report = Report.of(seed, profiles, acts, day.vitals(), flaws, Expected.goneUnseen(truth), dirt);
        var standings = List.of(day.standing(), changes.standing(), again.standing());
        return new Result(report, Verdict.of(report, standings, flaws.differences()));
    }
}
