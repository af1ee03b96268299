package dev.wadi.bronze;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.testkit.chaos.ChaosReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A gigabyte without a line end, in a JVM of its own with a heap of 256 MB. */
@Tag(ChaosReport.TAG)
class LongLineTest {

    private static final long MEGABYTES = 1_000;

    /** War story 16: a text of many gigabytes melted the server. */
    @Test
    void aSingleLineLargerThanMemoryIsUnreadableAndWhatFollowsIsRead() throws Exception {
        var megabytes = Math.max(1, Math.round(MEGABYTES * ChaosReport.scale()));
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var heap = ChaosReport.scale() < 1 ? "32m" : "256m";

        var process = new ProcessBuilder(List.of(
                        java,
                        "-Xmx" + heap,
                        "-XX:+UseSerialGC",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        LongLine.class.getName(),
                        String.valueOf(megabytes)))
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(said).isEqualTo("0 bytes not accounted for, the line unreadable, 2 records");
        ChaosReport.tell("long line", Map.of("megabytes", megabytes, "heap", heap));
    }
}
