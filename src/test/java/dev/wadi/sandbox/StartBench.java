package dev.wadi.sandbox;

import static org.awaitility.Awaitility.await;

import dev.wadi.sandbox.day.Day;
import dev.wadi.sandbox.day.DaySize;
import dev.wadi.sandbox.server.ObjectStore;
import dev.wadi.sandbox.server.PostgresServer;
import dev.wadi.sandbox.service.VersionedClasses;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Measures how soon the package is up on a database that is up to date, what memory it then holds, and how soon it is gone: when
 * it has nothing to do, and in the midst of a day of tickets. As it is unpacked, then prepared. {@code mvn -Pstart-bench package}
 * runs it. With {@code -Dwadi.bench.classes=src/main/package/classes.lst} it measures nothing, and writes down there which
 * classes such a service loads, from which {@code bin/wadi prepare} makes its archive.
 */
public final class StartBench {

    private static final double MILLION = 1e6;
    private static final long KIBIBYTE = 1_024;
    private static final int TICKETS = 20_000;
    private static final int WELL_UNDER_WAY = 3;
    private static final Duration LOOK = Duration.ofMillis(5);
    private static final Path PACKAGE = Path.of("target", "wadi");
    private static final Path ARCHIVE = PACKAGE.resolve("wadi.jsa");

    private final PostgresServer postgres;
    private final ObjectStore objects;

    private StartBench(PostgresServer postgres, ObjectStore objects) {
        this.postgres = postgres;
        this.objects = objects;
    }

    private record Run(double start, double stop, long resident) {}

    /**
     * Takes how often to run; once more than that, and the first, which makes the tables, does not count. And where to write
     * the classes, or {@code none}.
     */
    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        var runs = Integer.parseInt(arguments[0]);
        try (var postgres = PostgresServer.start(Path.of(""));
                var objects = ObjectStore.start()) {
            objects.createBucket("idle");
            objects.createBucket("busy");
            Day.of(new DaySize(TICKETS / 2, 0, TICKETS), 1)
                    .tickets(object -> objects.put("busy", object.key(), object.bytes()));
            var bench = new StartBench(postgres, objects);
            Files.deleteIfExists(ARCHIVE);
            if (!arguments[1].equals("none")) {
                bench.writeClasses(Path.of(arguments[1]));
                System.exit(0);
            }
            bench.report("as unpacked", runs);
            bench.wadi("prepare").inheritIO().start().waitFor();
            bench.report("prepared", runs);
            Files.deleteIfExists(ARCHIVE);
        }
        System.exit(0);
    }

    /** Sorted, so that the next such list differs by what is another. */
    private void writeClasses(Path list) throws IOException, SQLException, InterruptedException {
        var loaded = Files.createTempFile("classes", ".lst");
        postgres.createDatabase("classes");
        run("classes", "busy", "-Xshare:off -XX:DumpLoadedClassList=" + loaded);
        var versioned = VersionedClasses.in(PACKAGE.resolve("lib"));
        var lines = Files.readAllLines(loaded).stream()
                .filter(line -> !line.startsWith("#") && !versioned.isNamedIn(line))
                .distinct()
                .sorted()
                .toList();
        Files.write(list, lines);
        Files.delete(loaded);
        System.out.printf("%d lines in %s%n", lines.size(), list);
    }

    private void report(String how, int runs) throws IOException, SQLException, InterruptedException {
        var database = how.replace(' ', '_');
        postgres.createDatabase(database);
        run(database, "idle");
        var idle = new ArrayList<Run>();
        for (var run = 0; run < runs; run++) {
            idle.add(run(database, "idle"));
        }
        var busy = new ArrayList<Run>();
        for (var run = 0; run < runs; run++) {
            postgres.createDatabase(database + run);
            busy.add(run(database + run, "busy"));
        }
        System.out.printf(
                Locale.ROOT,
                "%s: up after %s ms with %s MiB resident; gone after %s ms idle, %s ms at work"
                        + " (median, least to most of %d runs)%n",
                how,
                median(idle.stream().map(Run::start).toList()),
                median(idle.stream().map(run -> (double) run.resident()).toList()),
                median(idle.stream().map(Run::stop).toList()),
                median(busy.stream().map(Run::stop).toList()),
                runs);
    }

    private ProcessBuilder wadi(String... words) {
        var command = new ArrayList<>(List.of(PACKAGE.resolve("bin/wadi").toString()));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder;
    }

    private Run run(String database, String bucket) throws IOException, SQLException, InterruptedException {
        return run(database, bucket, "");
    }

    private Run run(String database, String bucket, String options)
            throws IOException, SQLException, InterruptedException {
        var builder = wadi();
        builder.environment().put("JAVA_OPTS", options);
        var url = postgres.urlWithoutUser(database);
        builder.environment().put("WADI_DATABASE_URL", url);
        builder.environment().put("WADI_TICKETS_BUCKET", bucket);
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
            if (bucket.equals("busy")) {
                awaitWork(url);
            }
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

    private static void awaitWork(String url) throws SQLException {
        try (var connection = DriverManager.getConnection(url, PostgresServer.USER, "");
                var statement = connection.createStatement()) {
            await().pollInterval(LOOK).until(() -> {
                try (var answer = statement.executeQuery("SELECT count(*) FROM ops.attempt")) {
                    return answer.next() && answer.getInt(1) >= WELL_UNDER_WAY;
                }
            });
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
