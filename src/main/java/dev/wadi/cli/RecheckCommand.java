package dev.wadi.cli;

import dev.wadi.contract.Contracts;
import dev.wadi.operations.NotPossible;
import dev.wadi.operations.Operator;
import dev.wadi.operations.RereadViews;
import dev.wadi.operations.Rereads;
import dev.wadi.operations.postgres.PostgresOperations;
import dev.wadi.recheck.Finding;
import java.time.Clock;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
        return on(rereads -> rereads.recheck(
                stream, new Operator(home.system().getProperty("user.name", "unknown"), Operator.Face.CLI, "")));
    }

    @Command(description = "Lists what the last look at each window found, the newest window first.")
    int list(
            @Parameters(paramLabel = "STREAM") String stream,
            @Option(names = "--json", description = "Print JSON, as the HTTP API has it.") boolean json) {
        return on(rereads -> {
            var findings = rereads.findings(stream);
            if (json) {
                spec.commandLine()
                        .getOut()
                        .println(JsonRows.of(
                                findings.stream().map(RereadViews::of).toList()));
            } else {
                findings.forEach(this::say);
            }
        });
    }

    private int on(Consumer<Rereads> doing) {
        var settings = home.settings();
        var contracts = Contracts.load(settings.contracts());
        try (var database = home.open(settings)) {
            database.migrate();
            doing.accept(
                    PostgresOperations.of(database, contracts, settings.tenant(), settings.hash(), Clock.systemUTC())
                            .rereads());
            return Exit.OK;
        } catch (NotPossible e) {
            spec.commandLine().getErr().println(e.getMessage());
            return Exit.FAILED;
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
