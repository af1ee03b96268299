package dev.wadi.sandbox.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadi.sandbox.report.Report.Heap;
import dev.wadi.sandbox.report.Report.StageTime;
import dev.wadi.sandbox.report.Report.Total;
import dev.wadi.sandbox.watch.Balances;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    private static final Report REPORT = Reports.of(
            Balances.done(),
            Reports.outcome(Reports.rows(80, 30, 96)),
            Reports.vitals(Optional.of(Reports.FIRST_POLL)));

    @Test
    void aStageHasItsTimeItsRateAndItsShare() {
        assertThat(REPORT.stages())
                .contains(
                        new StageTime("land", seconds("0.010"), 10_000, seconds("0.111")),
                        new StageTime("map", seconds("0.040"), 2_500, seconds("0.444")),
                        new StageTime("resolve", seconds("0.010"), 9_600, seconds("0.111")));
        assertThat(REPORT.stages())
                .extracting(StageTime::stage)
                .containsExactly("land", "work", "validate", "map", "write", "resolve", "publish");
    }

    @Test
    void aStageTooQuickToBeMeasuredHasTheRateOfAMillisecond() {
        assertThat(REPORT.stages()).contains(new StageTime("validate", seconds("0.000"), 100_000, seconds("0.000")));
    }

    @Test
    void theWholeRunsFromTheFirstPollToTheLastPublication() {
        assertThat(REPORT.total()).isEqualTo(new Total(seconds("0.250"), 400, "first step of the route"));
    }

    @Test
    void theFirstRunIsTheFirstPollWhereTheRouteSaysNothingOrLater() {
        for (var poll : List.of(Optional.<Instant>empty(), Optional.of(Reports.FIRST_POLL.plusMillis(41)))) {
            var report = Reports.of(Balances.done(), Reports.outcome(Reports.rows(80, 30, 96)), Reports.vitals(poll));

            assertThat(report.total()).isEqualTo(new Total(seconds("0.210"), 476, "first run opened"));
        }
    }

    @Test
    void theHashHasSixteenDigitsAndTheHeapIsRoundedUp() {
        assertThat(REPORT.contentHash()).isEqualTo("0000000000abcdef");
        assertThat(REPORT.heap()).isEqualTo(new Heap(256, 101));
    }

    @Test
    void theFileHasTheSameKeysInTheSameOrder(@TempDir Path directory) throws IOException {
        var file = directory.resolve("report.json");
        JsonFile.write(file, REPORT);

        var json = new ObjectMapper().readTree(Files.readString(file));

        var keys = new ArrayList<String>();
        json.fieldNames().forEachRemaining(keys::add);
        assertThat(keys)
                .containsExactly(
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
                        "truth");
        var streamKeys = new ArrayList<String>();
        json.at("/streams/tickets.ticket").fieldNames().forEachRemaining(streamKeys::add);
        assertThat(streamKeys)
                .containsExactly(
                        "read",
                        "landed",
                        "duplicate",
                        "unreadable",
                        "loaded",
                        "unchanged",
                        "superseded",
                        "filtered",
                        "rejected",
                        "quarantined",
                        "pending",
                        "rejectedByCode");
        assertThat(file).content().contains("\"seconds\" : 0.010");
    }

    @Test
    void inPrintItFitsOnAScreen() {
        var lines = new ReportText(REPORT).lines();

        assertThat(lines)
                .hasSizeLessThan(36)
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(90));
        assertThat(lines.subList(lines.size() - 2, lines.size()))
                .containsExactly("content hash        0000000000abcdef", "ledger balanced");
    }

    private static BigDecimal seconds(String text) {
        return new BigDecimal(text);
    }
}
