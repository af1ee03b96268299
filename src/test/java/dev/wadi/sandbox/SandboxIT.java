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
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxIT {

    private static final int RECORDS = 600;

    @TempDir
    private Path directory;

    @Test
    void aDayGoesAllTheWayAndEqualSeedsEndInEqualHashes() throws IOException {
        var first = run("first", 3);
        var again = run("again", 3);
        var other = run("other", 4);

        assertEverythingWentAllTheWay(first);
        assertThat(hash(again)).isEqualTo(hash(first));
        assertThat(hash(other)).isNotEqualTo(hash(first));
    }

    private JsonNode run(String name, int seed) throws IOException {
        var files = new SandboxFiles(directory.resolve(name));
        var said = new ByteArrayOutputStream();
        var sandbox = new Sandbox(
                new SandboxSettings(RECORDS, seed, false),
                files,
                new PrintStream(said, true, UTF_8),
                false,
                Clock.systemUTC());

        var status = sandbox.run();

        assertThat(status).as(said.toString(UTF_8)).isEqualTo(Sandbox.GOOD);
        assertThat(said.toString(UTF_8)).contains("ledger balanced").doesNotContain("\u001b", "FAILED");
        assertThat(files.passed()).exists();
        assertThat(files.truth()).content().contains("badLines");
        return new ObjectMapper().readTree(Files.readString(files.report()));
    }

    private static void assertEverythingWentAllTheWay(JsonNode report) {
        var counts = report.at("/streams/tickets.ticket");
        assertThat(report.at("/ledgerBalanced").booleanValue()).isTrue();
        assertThat(counts.at("/read").intValue()).isEqualTo(RECORDS);
        assertThat(counts.at("/landed").intValue()).isEqualTo(RECORDS);
        assertThat(counts.at("/pending").intValue()).isZero();
        assertThat(counts.at("/rejected").intValue())
                .isPositive()
                .isEqualTo(report.at("/truth/badLines").intValue())
                .isEqualTo(report.at("/truth/setAside").intValue());
        assertThat(report.at("/truth/differences").intValue()).isZero();
        assertThat(report.at("/rows/gold.ticket").intValue())
                .isEqualTo(report.at("/truth/tickets/planted").intValue());
        assertThat(report.at("/codes"))
                .allSatisfy(code -> assertThat(code.at("/caught").intValue())
                        .isEqualTo(code.at("/planted").intValue()));
        assertThat(StreamSupport.stream(report.at("/stages").spliterator(), false)
                        .map(stage -> stage.at("/stage").asText()))
                .containsExactly("land", "work", "validate", "map", "write", "resolve", "publish");
        assertThat(report.at("/stages/4/seconds").doubleValue()).isPositive();
        assertThat(report.at("/total/recordsPerSecond").intValue()).isPositive();
        assertThat(report.at("/heap/maxMiB").intValue()).isBetween(200, 256);
        assertThat(report.at("/heap/peakUsedMiB").intValue()).isBetween(10, 256);
    }

    private static String hash(JsonNode report) {
        assertThat(report.at("/contentHash").asText()).matches("[0-9a-f]{16}");
        return report.at("/contentHash").asText();
    }
}
