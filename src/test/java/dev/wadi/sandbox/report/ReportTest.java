package dev.wadi.sandbox.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadi.sandbox.report.Report.FlawFigure;
import dev.wadi.sandbox.report.Report.Heap;
import dev.wadi.sandbox.report.Report.StageTime;
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

    private static final Report REPORT = Reports.good();

    @Test
    void aStageHasItsTimeItsRateAndItsShare() {
        assertThat(REPORT.stages())
                .contains(
                        new StageTime("read", seconds("0.010"), 10_000, seconds("0.100")),
                        new StageTime("map", seconds("0.040"), 2_500, seconds("0.400")),
                        new StageTime("resolve", seconds("0.010"), 9_600, seconds("0.100")));
        assertThat(REPORT.stages()).extracting(StageTime::stage).startsWith("read", "land", "work", "validate");
    }

    @Test
    void aStageTooQuickToBeMeasuredHasTheRateOfAMillisecond() {
        assertThat(REPORT.stages()).contains(new StageTime("validate", seconds("0.000"), 100_000, seconds("0.000")));
    }

    @Test
    void anActRunsFromItsFirstPollToItsLastPublication() {
        var span = span(Optional.of(Reports.FIRST_POLL), Instant.MIN);

        assertThat(span).isEqualTo(new Span(seconds("0.250"), 100, 400, Span.ROUTE));
    }

    @Test
    void theFirstRunIsTheFirstPollWhereTheRoutesSayNothingOrLater() {
        for (var poll : List.of(Optional.<Instant>empty(), Optional.of(Reports.FIRST_POLL.plusMillis(41)))) {
            assertThat(span(poll, Instant.MIN)).isEqualTo(new Span(seconds("0.210"), 100, 476, Span.RUN));
        }
    }

    @Test
    void anActWithoutAPublicationTookNoTime() {
        assertThat(span(Optional.empty(), Reports.FIRST_POLL.plusMillis(250)).seconds())
                .isEqualTo(seconds("0.000"));
    }

    @Test
    void theHeapIsRoundedUpAndFlawsAreNamedByStreamCodeAndPlace() {
        assertThat(REPORT.heap()).isEqualTo(new Heap(256, 101));
        assertThat(REPORT.flaws())
                .containsExactly(
                        new FlawFigure("tickets.ticket", "CSV_QUOTE", "", 1, 1),
                        new FlawFigure("tickets.ticket", "FIELD_MISSING", "/status", 3, 3));
    }

    @Test
    void whatCameSinceIsTheDifferenceOfTwoLedgers() {
        var first = new Counts(10, 9, 1, 0, 5, 2, 1, 0, 1, 1, 0);
        var second = new Counts(5, 4, 1, 0, 1, 1, 1, 0, 1, 1, 0);

        assertThat(first.plus(second).since(first)).isEqualTo(second);
        assertThat(second.written()).isEqualTo(3);
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
                        "profiles",
                        "acts",
                        "stages",
                        "cpuSeconds",
                        "heap",
                        "flaws",
                        "validRejected",
                        "differences",
                        "goneUnseen",
                        "dirt");
        var ofAct = new ArrayList<String>();
        json.at("/acts/0").fieldNames().forEachRemaining(ofAct::add);
        assertThat(ofAct)
                .containsExactly(
                        "name",
                        "took",
                        "publishedAt",
                        "streams",
                        "ledgerBalanced",
                        "pages",
                        "publications",
                        "gold",
                        "customers",
                        "links",
                        "reviews",
                        "score",
                        "contentHash");
        assertThat(json.at("/acts/0/streams/tickets.ticket/rejected").intValue())
                .isEqualTo(4);
        assertThat(file).content().contains("\"seconds\" : 0.010");
    }

    @Test
    void inPrintItFitsOnAScreen() {
        var lines = new ReportText(REPORT).lines();

        assertThat(lines)
                .hasSizeLessThan(60)
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(104))
                .contains("ledger balanced")
                .anyMatch(line -> line.startsWith("links") && line.contains("precision 0.995"));
    }

    private static Span span(Optional<Instant> poll, Instant since) {
        var outcome = Reports.outcome(
                Optional.of(Reports.FIRST_POLL.plusMillis(40)), Optional.of(Reports.FIRST_POLL.plusMillis(250)));
        return Span.of(poll, outcome, since, 100);
    }

    private static BigDecimal seconds(String text) {
        return new BigDecimal(text);
    }
}
