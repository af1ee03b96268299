package dev.wadi.sandbox.report;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.wadi.core.Stage;
import dev.wadi.ledger.Balance;
import dev.wadi.sandbox.figures.Vitals;
import dev.wadi.sandbox.report.TruthCheck.Caught;
import dev.wadi.sandbox.tickets.Planted;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run came to, as it stands in {@code report.json}.
 *
 * @param contentHash of the latest publication, 16 hexadecimal digits, or none where nothing was published
 * @param cpuSeconds  what the service used of all processors, the start of its JVM included
 * @param codes       what was planted and caught, by code
 * @param truth       what should be there, and what is
 */
@JsonPropertyOrder({
    "seed",
    "records",
    "streams",
    "ledgerBalanced",
    "pages",
    "publications",
    "rows",
    "contentHash",
    "stages",
    "total",
    "cpuSeconds",
    "heap",
    "codes",
    "truth"
})
public record Report(
        long seed,
        int records,
        SortedMap<String, Counts> streams,
        boolean ledgerBalanced,
        long pages,
        long publications,
        SortedMap<String, Long> rows,
        String contentHash,
        List<StageTime> stages,
        Total total,
        BigDecimal cpuSeconds,
        Heap heap,
        SortedMap<String, Caught> codes,
        Truth truth) {

    private static final String NO_HASH = "none";
    private static final int MEBIBYTE = 1 << 20;

    public Report {
        stages = List.copyOf(stages);
    }

    /** Puts together what the ledger, the database, the service and the truth say. */
    public static Report of(
            long seed, Planted planted, List<Balance> balances, Outcome outcome, Vitals vitals, TruthCheck check) {
        var streams = new TreeMap<String, Counts>();
        balances.forEach(balance -> streams.put(
                balance.stream(),
                Counts.of(balance, outcome.rejectedByCode().getOrDefault(balance.stream(), Map.of()))));
        var sums = streams.values();
        var landed = sums.stream().mapToLong(Counts::landed).sum();
        var written = sums.stream().mapToLong(Counts::written).sum();
        return new Report(
                seed,
                planted.records(),
                streams,
                !balances.isEmpty() && balances.stream().allMatch(Balance::balanced),
                outcome.pages(),
                outcome.publications(),
                new TreeMap<>(outcome.rows()),
                outcome.contentHash().map(Report::hexadecimal).orElse(NO_HASH),
                StageTime.all(vitals.busy(), landed, written),
                Total.of(vitals, outcome, sums.stream().mapToLong(Counts::read).sum()),
                seconds(vitals.cpu()),
                new Heap(vitals.heapMax() / MEBIBYTE, (vitals.heapPeak() + MEBIBYTE - 1) / MEBIBYTE),
                new TreeMap<>(check.codes()),
                Truth.of(planted, outcome, check));
    }

    private static String hexadecimal(long hash) {
        var digits = Long.toHexString(hash);
        return "0".repeat(2 * Long.BYTES - digits.length()) + digits;
    }

    private static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis()).movePointLeft(3);
    }

    /** A millisecond is the least that is measured. */
    private static long perSecond(long records, Duration duration) {
        return Math.round(records * 1_000.0 / Math.max(1, duration.toMillis()));
    }

    /** What became of the records of a stream. */
    public record Counts(
            long read,
            long landed,
            long duplicate,
            long unreadable,
            long loaded,
            long unchanged,
            long superseded,
            long filtered,
            long rejected,
            long quarantined,
            long pending,
            SortedMap<String, Long> rejectedByCode) {

        static Counts of(Balance balance, Map<String, Long> rejectedByCode) {
            return new Counts(
                    balance.read(),
                    balance.landed(),
                    balance.duplicate(),
                    balance.unreadable(),
                    balance.loaded(),
                    balance.unchanged(),
                    balance.superseded(),
                    balance.filtered(),
                    balance.rejected(),
                    balance.quarantined(),
                    balance.pending(),
                    new TreeMap<>(rejectedByCode));
        }

        long written() {
            return loaded + unchanged + superseded;
        }
    }

    /**
     * What a stage cost.
     *
     * @param seconds          spent in it by all threads together
     * @param recordsPerSecond of that time
     * @param share            of the time spent in all stages, 0 to 1
     */
    public record StageTime(String stage, BigDecimal seconds, long recordsPerSecond, BigDecimal share) {

        static List<StageTime> all(Map<Stage, Duration> busy, long landed, long written) {
            var all = busy.values().stream().reduce(Duration.ZERO, Duration::plus);
            var stages = new ArrayList<StageTime>();
            busy.forEach((stage, time) -> stages.add(new StageTime(
                    stage.label(),
                    Report.seconds(time),
                    perSecond(stage.compareTo(Stage.WRITE) > 0 ? written : landed, time),
                    BigDecimal.valueOf(time.toMillis() / (double) Math.max(1, all.toMillis()))
                            .setScale(3, RoundingMode.HALF_UP))));
            return stages;
        }
    }

    /**
     * From the first poll to the last publication.
     *
     * @param from what is taken for the first poll
     */
    public record Total(BigDecimal seconds, long recordsPerSecond, String from) {

        static Total of(Vitals vitals, Outcome outcome, long read) {
            var opened = outcome.firstOpened();
            var polled = vitals.firstPoll()
                    .filter(poll -> opened.filter(poll::isAfter).isEmpty());
            var from = polled.or(() -> opened);
            var took = from.flatMap(begin -> outcome.lastPublished().map(end -> between(begin, end)))
                    .orElse(Duration.ZERO);
            return new Total(
                    Report.seconds(took),
                    perSecond(read, took),
                    polled.isPresent() ? "first step of the route" : "first run opened");
        }

        private static Duration between(Instant begin, Instant end) {
            return Duration.between(begin, end);
        }
    }

    /** The service's heap, in MiB: the most it may have and at most what it had. */
    public record Heap(long maxMiB, long peakUsedMiB) {}

    /** What was planted and what is there: lines set aside, tickets, customers. */
    public record Truth(int badLines, long setAside, int differences, Pair written, Pair tickets, Pair customers) {

        static Truth of(Planted planted, Outcome outcome, TruthCheck check) {
            return new Truth(
                    planted.badLines().size(),
                    outcome.setAside().size(),
                    check.differences().size(),
                    Pair.of(planted.validRecords(), outcome, "silver.ticket"),
                    Pair.of(planted.distinctTickets(), outcome, "gold.ticket"),
                    Pair.of(planted.distinctRequesters(), outcome, "gold.customer"));
        }
    }

    /** How many should be there, and how many are. */
    public record Pair(long planted, long there) {

        static Pair of(long planted, Outcome outcome, String table) {
            return new Pair(
                    planted, Optional.ofNullable(outcome.rows().get(table)).orElse(0L));
        }

        boolean same() {
            return planted == there;
        }
    }
}
