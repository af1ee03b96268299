package dev.wadi.sandbox;

import dev.wadi.sandbox.backfill.BackfillRuns;
import dev.wadi.sandbox.backfill.Backfilled;
import dev.wadi.sandbox.backfill.ShopHistory;
import dev.wadi.sandbox.server.OrdersDatabase;
import dev.wadi.sandbox.server.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Measures a backfill of years of orders: its rate and the heap over time, beside a Spring Batch job that reads the same table and
 * upserts into the same Postgres, one after the other; and what it does to the live lane. {@code mvn -Pbackfill-bench} runs it.
 */
public final class BackfillBench {

    private static final Path FILES = Path.of("target", "backfill-bench");

    private BackfillBench() {}

    /** Takes how many orders and customers there are, seconds from one look to the next, and which acts to play. */
    public static void main(String[] arguments) throws Exception {
        System.setProperty("logback.configurationFile", "dev/wadi/sandbox/logback.xml");
        System.setProperty("wadi.sandbox.log", FILES.resolve("bench.log").toString());
        Files.createDirectories(FILES);
        var orders = Long.parseLong(arguments[0]);
        var customers = Integer.parseInt(arguments[1]);
        var interval = Duration.ofSeconds(Integer.parseInt(arguments[2]));
        var acts = List.of(arguments[3].split(",", -1));
        try (var postgres = PostgresServer.start(Path.of(""));
                var shop = OrdersDatabase.start(Path.of(""))) {
            var history = new ShopHistory(shop, orders, customers);
            System.out.printf("filling the shop with %,d orders of %,d customers%n", orders, customers);
            var runs = new BackfillRuns(postgres, shop, history, history.fill(), customers, FILES);
            var done = new Backfilled.Report(orders, customers);
            if (acts.contains("spring")) {
                done = told(done.withSpring(runs.spring()));
            }
            if (acts.contains("wadi")) {
                done = told(done.withWadi(runs.wadi(interval)));
            }
            if (acts.contains("lanes")) {
                told(done.withLanes(runs.lanes()));
            }
        }
        System.exit(0);
    }

    /** After each act, as the next may take long. */
    private static Backfilled.Report told(Backfilled.Report done) throws IOException {
        System.out.println(done.text());
        done.write(FILES.resolve("report.json"));
        return done;
    }
}
