package dev.wadi.sandbox;

import dev.wadi.sandbox.day.Day;
import dev.wadi.sandbox.day.DaySize;
import dev.wadi.sandbox.day.truth.Truth;
import dev.wadi.sandbox.page.ReportPage;
import dev.wadi.sandbox.report.JsonFile;
import dev.wadi.sandbox.report.Report;
import dev.wadi.sandbox.report.ReportText;
import dev.wadi.sandbox.report.Scoring;
import dev.wadi.sandbox.report.Verdict;
import dev.wadi.sandbox.watch.Display;
import dev.wadi.sandbox.watch.RunFailed;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.slf4j.LoggerFactory;

/**
 * Shows the whole of Wadi at work: starts real servers, fills them with a made-up day, runs the service over it, over its
 * changes and over the same once more until nothing is left, holds the outcome against the truth, reports, and stops everything. {@code mvn -Psandbox} runs it.
 */
public final class Sandbox {

    static final int GOOD = 0;
    static final int BAD = 3;
    static final int WRONG_SETTINGS = 2;

    private static final Path PROJECT = Path.of("");

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
        } catch (IOException | RuntimeException failure) {
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

    private int run(Instant began) throws IOException, RunFailed, InterruptedException {
        try (var display = Display.on(out, terminal, clock)) {
            display.say(String.format(
                    Locale.ROOT,
                    "starting Postgres, MariaDB, a Salesforce simulator and an S3 API; making up a day of %,d profiles",
                    settings.profiles()));
            var day = Day.of(DaySize.of(settings.profiles()), settings.seed());
            try (var servers = SandboxServers.start(PROJECT, day);
                    var acts = new Acts(
                            PROJECT,
                            SandboxService.inItsOwnProcess(PROJECT),
                            servers,
                            settings.workers(),
                            files,
                            display,
                            clock)) {
                var verdict = play(began, display, acts, day);
                if (settings.stay()) {
                    new Addresses(servers, files, acts.users()).lines().forEach(out::println);
                    throw new RunFailed(acts.untilTheServiceEnds());
                }
                return verdict.good() ? GOOD : BAD;
            }
        }
    }

    private Verdict play(Instant began, Display display, Acts acts, Day day) throws IOException, RunFailed {
        var beginning = acts.theDay();
        var changes = acts.itsChanges();
        var again = acts.theSameAgain();
        var samples = acts.samples();
        display.say("scoring");
        display.close();
        Truth.write(day::truth, files.truth());
        var result = new Scoring(files.truth()).score(settings.seed(), settings.profiles(), beginning, changes, again);
        JsonFile.write(files.report(), result.report());
        new ReportPage(result.report(), result.verdict().complaints(), samples).write(files.page());
        print(result.report(), began);
        result.verdict().complaints().forEach(this::complain);
        if (result.verdict().good()) {
            files.notePassed();
        }
        return result.verdict();
    }

    private void print(Report report, Instant began) {
        out.println();
        new ReportText(report).lines().forEach(out::println);
        out.println("report              " + files.report());
        out.println("page                " + files.page());
        out.println("log                 " + files.serviceLog());
        var seconds = Duration.between(began, clock.instant()).toMillis() / 1_000.0;
        out.println(String.format(Locale.ROOT, "took                %.1f s", seconds));
    }

    private void complain(String reason) {
        if (!interrupted) {
            out.println("FAILED: " + reason);
        }
    }
}
