package dev.wadi.sandbox;

import dev.wadi.sandbox.server.ObjectStore;
import dev.wadi.sandbox.server.PostgresServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Measures how soon the package is up on a database that is up to date, what memory it then holds, and how soon it is gone when
 * it has nothing to do. {@code mvn -Pstart-bench package} runs it.
 */
public final class StartBench {

    private static final double MILLION = 1e6;
    private static final long KIBIBYTE = 1_024;

    private StartBench() {}

    private record Run(double start, double stop, long resident) {}

    /** Takes how often to run; once more than that, and the first, which makes the tables, does not count. */
    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        var runs = Integer.parseInt(arguments[0]);
        try (var postgres = PostgresServer.start(Path.of(""));
                var objects = ObjectStore.start()) {
            postgres.createDatabase("wadi");
            objects.createBucket("support-exports");
            run(postgres, objects);
            var all = new ArrayList<Run>();
            for (var run = 0; run < runs; run++) {
                all.add(run(postgres, objects));
            }
            System.out.printf(
                    Locale.ROOT,
                    "up after %s ms, gone after %s ms, %s MiB resident (median, least to most of %d runs)%n",
                    median(all.stream().map(Run::start).toList()),
                    median(all.stream().map(Run::stop).toList()),
                    median(all.stream().map(run -> (double) run.resident()).toList()),
                    runs);
        }
        System.exit(0);
    }

    private static Run run(PostgresServer postgres, ObjectStore objects) throws IOException, InterruptedException {
        var builder =
                new ProcessBuilder(Path.of("target", "wadi", "bin", "wadi").toString()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("WADI_DATABASE_URL", postgres.urlWithoutUser("wadi"));
        builder.environment().put("WADI_S3_ENDPOINT", objects.endpoint().toString());
        builder.environment().put("WADI_API_PORT", "0");
        builder.environment().put("WADI_MANAGEMENT_PORT", "0");
        builder.environment().put("WADI_S3_REGION", objects.region());
        builder.environment().put("WADI_S3_ACCESSKEY", objects.accessKey());
        builder.environment().put("WADI_S3_SECRETKEY", objects.secretKey());
        var begun = System.nanoTime();
        var process = builder.start();
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            var line = out.readLine();
            while (line != null && !line.contains("(wadi) started in")) {
                line = out.readLine();
            }
            if (line == null) {
                throw new IOException("the service has ended with " + process.waitFor());
            }
            var up = System.nanoTime();
            var resident = Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
                    .filter(each -> each.startsWith("VmRSS:"))
                    .mapToLong(each -> Long.parseLong(each.replaceAll("\\D", "")) / KIBIBYTE)
                    .sum();
            var told = System.nanoTime();
            process.toHandle().destroy(); // unlike the process's own, it leaves the stream of its last words open
            while (out.readLine() != null) {
                // to its last word
            }
            process.waitFor();
            return new Run((up - begun) / MILLION, (System.nanoTime() - told) / MILLION, resident);
        } finally {
            process.destroyForcibly();
        }
    }

    private static String median(List<Double> values) {
        var sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return String.format(
                Locale.ROOT,
                "%.0f (%.0f to %.0f)",
                sorted.get(sorted.size() / 2),
                sorted.get(0),
                sorted.get(sorted.size() - 1));
    }
}
