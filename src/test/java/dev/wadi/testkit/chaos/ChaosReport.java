package dev.wadi.testkit.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What the tests that break things have broken, in {@code target/chaos/report.json}. */
public final class ChaosReport {

    /** What tests are tagged with that {@code mvn -Pchaos verify} runs, and no others. */
    public static final String TAG = "chaos";

    /** Of tests that {@code mvn verify} leaves out, because they take long and others prove the same in small there. */
    public static final String ALONE = "chaos-alone";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FILE = Path.of("target", "chaos", "report.json");
    private static final Path LOCK = FILE.resolveSibling("report.lock");

    private ChaosReport() {}

    /** How much is to be broken: 1 is all of it, a tenth is usual. */
    public static double scale() {
        return Double.parseDouble(System.getProperty("wadi.chaos.scale", "0.1"));
    }

    /** So many of so many, at least one. */
    public static int share(int all) {
        return Math.max(1, (int) Math.round(all * scale()));
    }

    /** Adds figures under a name, in the place of those of an earlier run. Tests of several processes write it. */
    public static void tell(String name, Object figures) {
        try {
            Files.createDirectories(FILE.getParent());
            try (var channel = FileChannel.open(LOCK, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var alone = channel.lock()) {
                add(name, figures);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the report of what was broken cannot be written", e);
        }
    }

    private static void add(String name, Object figures) throws IOException {
        var report = Files.exists(FILE) && JSON.readTree(FILE.toFile()) instanceof ObjectNode known
                ? known
                : JSON.createObjectNode();
        report.put("scale of the last run", scale());
        report.set(name, JSON.valueToTree(figures));
        JSON.writerWithDefaultPrettyPrinter().writeValue(FILE.toFile(), report);
    }
}
