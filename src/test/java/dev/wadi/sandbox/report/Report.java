package dev.wadi.sandbox.report;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.wadi.core.Stage;
import dev.wadi.sandbox.figures.Vitals;
import dev.wadi.sandbox.score.DirtCheck;
import dev.wadi.sandbox.score.FlawCheck;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run came to, as it stands in {@code report.json}.
 *
 * @param profiles   how many contacts the CRM begins with
 * @param acts       the day, its changes, the same once more; in this order
 * @param stages     where the time of the first act went
 * @param cpuSeconds what the service used of all processors in the first act, the start of its JVM included
 * @param flaws      of each kind of flaw how often it was planted and caught, over all acts
 * @param goneUnseen orders that the shop has deleted without a trace, which the view keeps
 * @param dirt       of each kind of dirt how many records have it, and how many of them sit with the right customer
 */
@JsonPropertyOrder({
    "seed",
    "profiles",
    "acts",
    "stages",
    "cpuSeconds",
    "heap",
    "flaws",
    "validRejected",
    "differences",
    "goneUnseen",
    "dirt"
})
public record Report(
        long seed,
        int profiles,
        List<Act> acts,
        List<StageTime> stages,
        BigDecimal cpuSeconds,
        Heap heap,
        List<FlawFigure> flaws,
        long validRejected,
        long differences,
        long goneUnseen,
        List<DirtFigure> dirt) {

    private static final int MEBIBYTE = 1 << 20;

    public Report {
        acts = List.copyOf(acts);
        stages = List.copyOf(stages);
        flaws = List.copyOf(flaws);
        dirt = List.copyOf(dirt);
    }

    /** The one that is measured. */
    public Act day() {
        return acts.get(0);
    }

    /** Puts together what the acts came to, what the service said of itself after the first, and what scoring found. */
    static Report of(
            long seed, int profiles, List<Act> acts, Vitals vitals, FlawCheck flaws, long goneUnseen, DirtCheck dirt) {
        var day = acts.get(0).all();
        return new Report(
                seed,
                profiles,
                acts,
                StageTime.all(vitals, day),
                Span.seconds(vitals.cpu()),
                new Heap(vitals.heapMax() / MEBIBYTE, (vitals.heapPeak() + MEBIBYTE - 1) / MEBIBYTE),
                flaws.caught().entrySet().stream()
                        .map(kind -> new FlawFigure(
                                kind.getKey().stream(),
                                kind.getKey().code(),
                                kind.getKey().pointer(),
                                kind.getValue().planted(),
                                kind.getValue().caught()))
                        .toList(),
                flaws.wronged(),
                flaws.differences().size(),
                goneUnseen,
                dirt.byKind().entrySet().stream()
                        .map(kind -> new DirtFigure(
                                kind.getKey().name(),
                                kind.getValue().planted(),
                                kind.getValue().right()))
                        .toList());
    }

    /**
     * What a stage cost.
     *
     * @param seconds          spent in it by all threads together
     * @param recordsPerSecond of that time
     * @param share            of the time spent in all stages, 0 to 1
     */
    public record StageTime(String stage, BigDecimal seconds, long recordsPerSecond, BigDecimal share) {

        static final String READ = "read";

        static List<StageTime> all(Vitals vitals, Counts day) {
            var all = vitals.busy().values().stream().reduce(vitals.reading(), Duration::plus);
            var stages = new ArrayList<StageTime>();
            stages.add(of(READ, vitals.reading(), day.read(), all));
            vitals.busy()
                    .forEach((stage, time) -> stages.add(of(
                            stage.label(),
                            time,
                            stage.compareTo(Stage.WRITE) > 0 ? day.written() : day.landed(),
                            all)));
            return stages;
        }

        private static StageTime of(String stage, Duration time, long records, Duration all) {
            return new StageTime(
                    stage,
                    Span.seconds(time),
                    Span.perSecond(records, time),
                    BigDecimal.valueOf(time.toMillis() / (double) Math.max(1, all.toMillis()))
                            .setScale(3, RoundingMode.HALF_UP));
        }
    }

    /** The service's heap, in MiB: the most it may have and at most what it had. */
    public record Heap(long maxMiB, long peakUsedMiB) {}

    /** How often a flaw was planted, and how often it was caught where it was planted. */
    public record FlawFigure(String stream, String code, String pointer, long planted, long caught) {}

    /** How many records have a kind of dirt, and how many of them sit with the right customer. */
    public record DirtFigure(String kind, long planted, long right) {}
}
