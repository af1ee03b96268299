package dev.wadi.cli;

import dev.wadi.contract.Contracts;
import dev.wadi.postgres.Database;
import dev.wadi.recheck.Finding;
import dev.wadi.recheck.postgres.PostgresRechecks;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wadi recheck}: whether the source still says what was read of it. */
@Command(
        name = "recheck",
        description = "Has a stream looked at again ahead of time, and says what was found.",
        synopsisSubcommandLabel = "COMMAND")
final class RecheckCommand {

    private final Home home;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    RecheckCommand(Home home) {
        this.home = home;
    }

    @Command(description = "Has the service begin a round at its next look.")
    int start(@Parameters(paramLabel = "STREAM") String stream) {
        return on(stream, rechecks -> {
            rechecks.begin(stream);
            return Exit.OK;
        });
    }

    @Command(description = "Lists what the last look at each window found, the newest window first.")
    int list(@Parameters(paramLabel = "STREAM") String stream) {
        return on(stream, rechecks -> {
            rechecks.findings(stream).forEach(this::say);
            return Exit.OK;
        });
    }

    private int on(String stream, ToIntFunction<PostgresRechecks> doing) {
        var settings = home.settings();
        var contracts = Contracts.load(settings.contracts());
        if (contracts.all().stream().noneMatch(contract -> contract.stream().equals(stream))) {
            spec.commandLine().getErr().println("there is no contract of stream '" + stream + "'");
            return Exit.FAILED;
        }
        try (var database = new Database(settings.database())) {
            database.migrate();
            return doing.applyAsInt(new PostgresRechecks(database, settings.tenant()));
        }
    }

    private void say(Finding finding) {
        spec.commandLine()
                .getOut()
                .println("%s to %s  %s: %d at the source, %d here; %d missing, %d changed, %d back, %d gone"
                        .formatted(
                                finding.from(),
                                finding.until(),
                                finding.verdict(),
                                finding.source(),
                                finding.ours(),
                                finding.missing(),
                                finding.changed(),
                                finding.back(),
                                finding.gone()));
    }
}
