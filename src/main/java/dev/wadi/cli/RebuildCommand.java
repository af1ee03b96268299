package dev.wadi.cli;

import dev.wadi.core.Sensitive;
import dev.wadi.enrich.lifecycle.Lifecycle;
import dev.wadi.enrich.lifecycle.Rates;
import dev.wadi.journal.Rebuilt;
import dev.wadi.journal.postgres.Rebuild;
import dev.wadi.postgres.Database;
import dev.wadi.postgres.DatabaseSettings;
import dev.wadi.postgres.KeyMark;
import dev.wadi.settings.Settings;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wadi rebuild}: the warehouse made again from its journal, and whether it is the same. */
@Command(
        name = "rebuild",
        description =
                "Makes the warehouse again in the database of the settings, which must be empty, from the journal in another"
                        + " database, and compares the content hash of each publication with the one it was published with. The other"
                        + " database is only read. Broken off, it goes on where it was when it is called"
                        + " again with the same --until; the service does not start there before it has ended.")
final class RebuildCommand implements Callable<Integer> {

    private static final String PASSWORD = "WADI_JOURNAL_PASSWORD";
    private static final int CONNECTIONS = 2;

    private final Home home;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--journal",
            required = true,
            paramLabel = "URL",
            description = "Where the journal is: jdbc:postgresql://host:5432/wadi. Its password stands in " + PASSWORD
                    + "; without it, it is that of wadi.database.password")
    private String journal = "";

    @Option(names = "--journal-user", description = "The user there; wadi.database.user, if not said")
    private Optional<String> user = Optional.empty();

    @Option(
            names = "--until",
            description =
                    "Makes what was published by then: 2026-03-01T00:00:00Z. What landed later waits, what was decided later"
                            + " is left out")
    private Optional<Instant> until = Optional.empty();

    RebuildCommand(Home home) {
        this.home = home;
    }

    @Override
    public Integer call() {
        var settings = home.settings();
        var rates = settings.enrich().rates().map(Rates::load).orElseGet(Rates::shipped);
        var made = new AtomicInteger();
        var different = new AtomicInteger();
        try (var from = new Database(journal(settings));
                var empty = new Database(settings.database())) {
            KeyMark.require(from, settings.tenant(), settings.hash());
            new Rebuild(from, empty, settings.tenant(), settings.hash(), new Lifecycle(settings.lifecycle(), rates))
                    .until(until.orElse(Instant.MAX), rebuilt -> {
                        made.incrementAndGet();
                        different.addAndGet(rebuilt.same() ? 0 : 1);
                        say(line(rebuilt));
                    });
        } catch (Rebuild.NotEmpty refused) {
            spec.commandLine().getErr().println(refused.getMessage());
            return Exit.WRONG;
        }
        say(made + " publications made again, " + different + " of them different");
        return different.get() == 0 ? Exit.OK : Exit.FAILED;
    }

    private DatabaseSettings journal(Settings settings) {
        var own = settings.database();
        var password = Optional.ofNullable(home.environment().get(PASSWORD))
                .map(Sensitive::new)
                .orElse(own.password());
        return new DatabaseSettings(journal, user.orElse(own.user()), password, CONNECTIONS);
    }

    private static String line(Rebuilt rebuilt) {
        return String.format(
                Locale.ROOT,
                "%6d of %d  %016x  %s",
                rebuilt.number(),
                rebuilt.last(),
                rebuilt.rebuilt(),
                rebuilt.same() ? "the same" : String.format(Locale.ROOT, "was %016x", rebuilt.attested()));
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
    }
}
