package dev.wadi.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxIT {

    private static final int PROFILES = 1_000;
    private static final int DAY = 0;
    private static final int AGAIN = 2;

    @TempDir
    private Path directory;

    @Test
    void aDayGoesAllTheWayAndEqualSeedsEndInEqualHashes() throws IOException {
        var first = run("first");
        var again = run("again");

        assertEverythingWentAllTheWay(first);
        assertEverythingPlantedWasFound(first);
        assertTheSameAgainChangedNothing(first);
        assertThat(hashes(again)).isEqualTo(hashes(first));
    }

    private JsonNode run(String name) throws IOException {
        var files = new SandboxFiles(directory.resolve(name));
        var said = new ByteArrayOutputStream();
        var sandbox = new Sandbox(
                new SandboxSettings(PROFILES, 3, SandboxSettings.DEFAULT_WORKERS, false),
                files,
                new PrintStream(said, true, UTF_8),
                false,
                Clock.systemUTC());

        var status = sandbox.run();

        assertThat(status).as(said.toString(UTF_8)).isEqualTo(Sandbox.GOOD);
        assertThat(said.toString(UTF_8)).contains("ledger balanced").doesNotContain("\u001b", "FAILED");
        assertThat(files.passed()).exists();
        assertThat(files.page()).content().contains("nothing lost.");
        var report = new ObjectMapper().readTree(Files.readString(files.report()));
        assertTheTruthCameLast(report, files);
        return report;
    }

    /** What the service made of the day stood before there was a file it could have looked at. */
    private static void assertTheTruthCameLast(JsonNode report, SandboxFiles files) throws IOException {
        assertThat(Instant.parse(
                        report.at("/acts").get(AGAIN).at("/publishedAt").asText()))
                .isBefore(Files.getLastModifiedTime(files.truth()).toInstant());
    }

    private static void assertEverythingWentAllTheWay(JsonNode report) {
        assertThat(report.at("/acts")).hasSize(3).allSatisfy(act -> {
            assertThat(act.at("/ledgerBalanced").booleanValue()).isTrue();
            assertThat(act.at("/streams"))
                    .hasSize(6)
                    .allSatisfy(counts ->
                            assertThat(counts.at("/pending").intValue()).isZero());
            assertThat(act.at("/gold"))
                    .hasSize(6)
                    .allSatisfy(rows -> assertThat(rows.at("/there").intValue())
                            .isPositive()
                            .isEqualTo(rows.at("/expected").intValue()));
        });
        var day = report.at("/acts").get(DAY);
        assertThat(day.at("/streams/crm.contact/landed").intValue()).isEqualTo(PROFILES);
        assertThat(day.at("/took/recordsPerSecond").intValue()).isPositive();
        assertThat(StreamSupport.stream(report.at("/stages").spliterator(), false)
                        .map(stage -> stage.at("/stage").asText()))
                .startsWith("read", "land", "work", "validate", "map", "write", "resolve")
                .endsWith("publish");
        assertThat(report.at("/heap/maxMiB").intValue()).isBetween(400, 512);
        assertThat(report.at("/heap/peakUsedMiB").intValue()).isBetween(10, 512);
    }

    private static void assertEverythingPlantedWasFound(JsonNode report) {
        assertThat(report.at("/flaws"))
                .hasSizeGreaterThan(20)
                .allSatisfy(flaw -> assertThat(flaw.at("/caught").intValue())
                        .isEqualTo(flaw.at("/planted").intValue()));
        assertThat(report.at("/validRejected").intValue()).isZero();
        assertThat(report.at("/differences").intValue()).isZero();
        assertThat(report.at("/dirt"))
                .hasSizeGreaterThan(20)
                .allSatisfy(kind -> assertThat(kind.at("/right").intValue())
                        .isLessThanOrEqualTo(kind.at("/planted").intValue()));
    }

    private static void assertTheSameAgainChangedNothing(JsonNode report) {
        var again = report.at("/acts").get(AGAIN);
        var tickets = again.at("/streams/tickets.ticket");
        assertThat(tickets.at("/loaded").intValue()).isZero();
        assertThat(tickets.at("/unchanged").intValue()).isPositive();
        assertThat(tickets.at("/landed").intValue())
                .isEqualTo(report.at("/acts")
                        .get(DAY)
                        .at("/streams/tickets.ticket/landed")
                        .intValue());
        assertThat(hashes(report).get(AGAIN))
                .isEqualTo(hashes(report).get(1))
                .isNotEqualTo(hashes(report).get(DAY));
    }

    private static List<String> hashes(JsonNode report) {
        var hashes = StreamSupport.stream(report.at("/acts").spliterator(), false)
                .map(act -> act.at("/contentHash").asText())
                .toList();
        assertThat(hashes).allMatch(hash -> hash.matches("[0-9a-f]{16}"));
        return hashes;
    }
}
