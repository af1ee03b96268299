package dev.wadi.sandbox.backfill;

import dev.wadi.sandbox.server.OrdersDatabase;
import dev.wadi.sandbox.server.PostgresServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Brings the orders of a shop into Postgres, in one way after the other. */
public final class BackfillRuns {

    /** As jvm.options has it for a process that is busy for hours: Spring Batch's has the thorough compiler, too. */
    private static final List<String> THOROUGH = List.of("-XX:TieredStopAtLevel=4");

    private static final Pattern TOOK = Pattern.compile("took ([0-9]+) ms ([0-9]+) ms cpu");

    private final PostgresServer postgres;
    private final OrdersDatabase shop;
    private final ShopHistory history;
    private final ShopHistory.Sum sum;
    private final int customers;
    private final Path files;

    /** Runs over a history that the shop has been filled with. */
    public BackfillRuns(
            PostgresServer postgres,
            OrdersDatabase shop,
            ShopHistory history,
            ShopHistory.Sum sum,
            int customers,
            Path files) {
        this.postgres = postgres;
        this.shop = shop;
        this.history = history;
        this.sum = sum;
        this.customers = customers;
        this.files = files;
    }

    /** By a Spring Batch job in a JVM with as much heap. */
    public Backfilled spring() throws IOException, SQLException, InterruptedException {
        postgres.createDatabase("spring");
        var log = files.resolve("spring.log");
        var before = Usage.of(Duration.ZERO, postgres, shop);
        var exit = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseParallelGC",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        "-Dlogback.configurationFile=dev/wadi/sandbox/logback.xml",
                        "-Dwadi.sandbox.log=" + files.resolve("spring-batch.log"),
                        SpringJob.class.getName(),
                        shop.jdbcUrl(),
                        shop.reader().user(),
                        shop.reader().password(),
                        postgres.jdbcUrl("spring"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        var said = Files.readString(log);
        var took = TOOK.matcher(said);
        if (exit != 0 || !took.find()) {
            throw new IOException("the Spring Batch job ended with " + exit + ":\n" + said);
        }
        var cpu = Duration.ofMillis(Long.parseLong(took.group(2)));
        check("Spring Batch", springSum());
        return new Backfilled(
                sum.orders(),
                Duration.ofMillis(Long.parseLong(took.group(1))),
                Usage.of(cpu, postgres, shop).since(before),
                List.of());
    }

    /** By Wadi, from when the backfill is asked for until readers see the last order. */
    public Backfilled wadi(Duration interval) throws IOException, SQLException {
        try (var run = start("wadi", THOROUGH)) {
            var samples = new ArrayList<Sample>();
            var before = usage(run);
            var begun = System.nanoTime();
            run.backfill(ShopHistory.FROM, history.until(), 0);
            samples.add(run.sample(Duration.ZERO));
            while (samples.get(samples.size() - 1).published() < sum.orders()) {
                var next = begun + samples.size() * interval.toNanos();
                run.await(
                        "orders",
                        () -> System.nanoTime() >= next || isEnding(samples) && run.published() >= sum.orders());
                samples.add(run.sample(since(begun)));
                System.out.println(samples.get(samples.size() - 1));
            }
            var time = since(begun);
            var usage = usage(run).since(before);
            check("Wadi", run.sum());
            if (!run.balance().balanced()) {
                throw new IOException("the ledger does not balance: " + run.balance());
            }
            return new Backfilled(sum.orders(), time, usage, samples);
        }
    }

    /** What a backfill does to the live lane. */
    public List<LiveLane> lanes() throws IOException, SQLException {
        try (var run = start("lanes", List.of())) {
            return new LaneRuns(run, shop, history).measure();
        }
    }

    private WadiRun start(String database, List<String> javaOptions) throws IOException, SQLException {
        return WadiRun.start(
                postgres, shop, database, customers, files.resolve(database + ".log"), history.until(), javaOptions);
    }

    /** Whether it is near enough to its end to be looked at more often. */
    private boolean isEnding(List<Sample> samples) {
        return samples.get(samples.size() - 1).landed() >= sum.orders();
    }

    private Usage usage(WadiRun run) throws IOException {
        return Usage.of(ProcessorTime.of(run.pid()), postgres, shop);
    }

    private ShopHistory.Sum springSum() throws SQLException {
        try (var connection = DriverManager.getConnection(postgres.jdbcUrl("spring"));
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT count(*), sum(total) FROM orders")) {
            row.next();
            return new ShopHistory.Sum(row.getLong(1), row.getObject(2, BigDecimal.class));
        }
    }

    private void check(String who, ShopHistory.Sum there) throws IOException {
        if (there.orders() != sum.orders() || there.total().compareTo(sum.total()) != 0) {
            throw new IOException(who + " brought " + there + ", and not " + sum);
        }
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
