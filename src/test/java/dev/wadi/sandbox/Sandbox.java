package dev.wadi.sandbox;

import dev.wadi.core.Sensitive;
import dev.wadi.core.Tenant;
import dev.wadi.ledger.Balance;
import dev.wadi.ledger.postgres.PostgresLedger;
import dev.wadi.postgres.Database;
import dev.wadi.postgres.DatabaseSettings;
import dev.wadi.sandbox.figures.ServiceMBeans;
import dev.wadi.sandbox.report.JsonFile;
import dev.wadi.sandbox.report.Outcomes;
import dev.wadi.sandbox.report.Report;
import dev.wadi.sandbox.report.ReportText;
import dev.wadi.sandbox.report.TruthCheck;
import dev.wadi.sandbox.report.Verdict;
import dev.wadi.sandbox.server.PostgresServer;
import dev.wadi.sandbox.watch.Display;
import dev.wadi.sandbox.watch.Lookout;
import dev.wadi.sandbox.watch.RunFailed;
import dev.wadi.sandbox.watch.Watch;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.slf4j.LoggerFactory;

/**
 * Shows the whole of Wadi at work: starts real servers, fills them with a made-up day, runs the service over it until
 * nothing is left, holds the outcome against what was planted, reports, and stops everything. {@code mvn -Psandbox} runs it.
 */
public final class Sandbox {

    static final int GOOD = 0;
    static final int BAD = 3;
    static final int WRONG_SETTINGS = 2;

    private static final Path PROJECT = Path.of("");
    private static final int CONNECTIONS = 2;

    private final SandboxSettings settings;
    private final SandboxFiles files;
    private final PrintStream out;
    private final boolean terminal;
    private final Clock clock;
    private volatile boolean interrupted;

    /**
     * A sandbox.
     *
     * @param files    where it leaves the report and the logs
     * @param out      where people see what happens
     * @param terminal whether that is a terminal
     */
    Sandbox(SandboxSettings settings, SandboxFiles files, PrintStream out, boolean terminal, Clock clock) {
        this.settings = settings;
        this.files = files;
        this.out = out;
        this.terminal = terminal;
        this.clock = clock;
    }

    /**
     * Ends with 0 after a good run, with 3 after a bad one and with 2 where a property is wrong. A JVM that cannot even start
     * ends with 1, which the build must not take for any of them.
     */
    public static void main(String[] arguments) throws IOException {
        var files = new SandboxFiles(Path.of("target", "sandbox"));
        files.begin();
        SandboxSettings settings;
        try {
            settings = SandboxSettings.read(System.getProperties());
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(WRONG_SETTINGS);
            return;
        }
        System.setProperty("logback.configurationFile", "dev/wadi/sandbox/logback.xml");
        System.setProperty("wadi.sandbox.log", files.sandboxLog().toString());
        var sandbox = new Sandbox(settings, files, System.out, Terminal.isThere(), Clock.systemUTC());
        // servers and service have hooks of their own that stop them
        Runtime.getRuntime().addShutdownHook(new Thread(sandbox::interrupt, "sandbox-interrupt"));
        ProcessHandle.current().parent().ifPresent(Sandbox::endWith);
        System.exit(sandbox.run());
    }

    /** A Maven that is killed cannot tell us to stop. */
    @SuppressWarnings("FutureReturnValueIgnored") // there is nobody left to tell
    private static void endWith(ProcessHandle parent) {
        parent.onExit().thenRun(() -> System.exit(BAD));
    }

    /** Runs it all. Where the answer is not {@link #GOOD}, it has been said why. */
    int run() {
        var began = clock.instant();
        try {
            files.begin();
            return run(began);
        } catch (RunFailed reason) {
            complain(String.valueOf(reason.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | SQLException | RuntimeException failure) {
            if (!interrupted) {
                LoggerFactory.getLogger(Sandbox.class)
                        .atError()
                        .setCause(failure)
                        .log("sandbox failed");
                complain(failure.getMessage() + " (more in " + files.sandboxLog() + ")");
            }
        }
        return BAD;
    }

    /** Everything ends from under us now; that is no failure to be told. */
    private void interrupt() {
        interrupted = true;
    }

    private int run(Instant began) throws IOException, SQLException, RunFailed, InterruptedException {
        try (var display = Display.on(out, terminal, clock)) {
            display.say("starting Postgres and an S3 API");
            try (var servers = SandboxServers.start(PROJECT)) {
                display.say(String.format(Locale.ROOT, "making up and uploading %,d tickets", settings.records()));
                var supply = TicketSupply.upload(servers.store(), settings);
                JsonFile.write(files.truth(), settings.seed(), supply.planted());
                display.say("starting Wadi");
                try (var service = SandboxService.start(PROJECT, servers, files.serviceLog());
                        var database = database(servers)) {
                    var verdict = work(began, display, supply, service, database);
                    if (settings.stay()) {
                        new Addresses(servers, files).lines().forEach(out::println);
                        service.untilItEnds();
                        throw new RunFailed(service.end().orElseThrow());
                    }
                    return verdict.good() ? GOOD : BAD;
                }
            }
        }
    }

    private Verdict work(Instant began, Display display, TicketSupply supply, SandboxService service, Database database)
            throws IOException, RunFailed {
        var lookout = new Lookout(database, new PostgresLedger(database), Tenant.DEFAULT, supply.keys());
        var standing = new Watch(service, lookout::look, display, clock).untilNothingIsLeft();
        display.close();
        var streams = standing.balances().stream().map(Balance::stream).toList();
        var vitals = ServiceMBeans.read(service.pid(), streams);
        var outcome = new Outcomes(database, Tenant.DEFAULT).read();
        var check = TruthCheck.of(supply.planted().badLines(), outcome.setAside());
        var report = Report.of(settings.seed(), supply.planted(), standing.balances(), outcome, vitals, check);
        JsonFile.write(files.report(), report);
        print(report, began);
        var verdict = Verdict.of(report, standing, check.differences());
        verdict.complaints().forEach(this::complain);
        if (verdict.good()) {
            files.notePassed();
        }
        return verdict;
    }

    private void print(Report report, Instant began) {
        out.println();
        new ReportText(report).lines().forEach(out::println);
        out.println("report              " + files.report());
        out.println("log                 " + files.serviceLog());
        var seconds = Duration.between(began, clock.instant()).toMillis() / 1_000.0;
        out.println(String.format(Locale.ROOT, "took                %.1f s", seconds));
    }

    private void complain(String reason) {
        if (!interrupted) {
            out.println("FAILED: " + reason);
        }
    }

    private static Database database(SandboxServers servers) {
        return new Database(new DatabaseSettings(
                servers.postgres().jdbcUrl(SandboxServers.DATABASE),
                PostgresServer.USER,
                new Sensitive<>(""),
                CONNECTIONS));
    }
}
