package dev.wadi.cli.desk;

import dev.wadi.cli.Exit;
import dev.wadi.cli.Home;
import dev.wadi.operations.RereadViews;
import dev.wadi.quarantine.Replay;
import dev.wadi.quarantine.Replay.Progress;
import dev.wadi.quarantine.Replay.Range;
import dev.wadi.quarantine.Replay.Scope;
import dev.wadi.quarantine.postgres.PostgresReplay;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wadi replay}: pages attempted once more by today's contracts, after all that lands meanwhile. */
@Command(
        name = "replay",
        description = "Has pages of a stream attempted once more by today's contracts. What lands goes first.")
public final class ReplayCommand implements Runnable {

    private final Home home;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public ReplayCommand(Home home) {
        this.home = home;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(description = "Begins a replay.")
    int start(
            @Parameters(paramLabel = "STREAM", description = "tickets.ticket") String stream,
            @Option(names = "--from", description = "Pages that landed at this instant or later: 2026-03-01T00:00:00Z")
                    Optional<Instant> from,
            @Option(names = "--until", description = "Pages that landed before this instant") Optional<Instant> until,
            @Option(
                            names = "--scope",
                            defaultValue = "OUTDATED",
                            description =
                                    "OUTDATED: what is in force has not attempted yet. ALL. PARKED: failed three times")
                    Scope scope,
            @Mixin QuarantineCommand.Asker asker) {
        return with(replay -> {
            var asked = replay.start(new Range(stream, from, until, scope), asker.by());
            say(asked.act() == 0 ? "nothing to do" : "replay " + asked.act() + ": " + asked.pages() + " pages");
        });
    }

    @Command(description = "Says how far replays are, the newest first.")
    int list(@Option(names = "--most", defaultValue = "20", description = "How many") int most, @Mixin AsJson as) {
        return with(replay -> {
            var all = replay.latest(most);
            if (as.json) {
                as.json(
                        spec.commandLine().getOut(),
                        all.stream().map(RereadViews::of).toList());
            } else {
                all.forEach(this::say);
            }
        });
    }

    @Command(description = "Says how far a replay is.")
    int show(@Parameters(paramLabel = "REPLAY", description = "As start names it") long act) {
        return with(replay -> say(replay.progress(act)));
    }

    @Command(description = "Sets aside what still waits of a replay.")
    int pause(
            @Parameters(paramLabel = "REPLAY", description = "As start names it") long act,
            @Mixin QuarantineCommand.Asker asker) {
        return with(replay -> say(replay.pause(act, asker.by())));
    }

    @Command(description = "Goes on with a replay that was paused.")
    int resume(
            @Parameters(paramLabel = "REPLAY", description = "As start names it") long act,
            @Mixin QuarantineCommand.Asker asker) {
        return with(replay -> say(replay.resume(act, asker.by())));
    }

    private int with(Consumer<Replay> work) {
        var settings = home.settings();
        try (var database = home.open(settings)) {
            var replay = new PostgresReplay(database, settings.tenant());
            return QuarantineCommand.answering(spec, () -> {
                work.accept(replay);
                return Exit.OK;
            });
        }
    }

    private void say(Progress progress) {
        say("replay " + progress.act() + ": " + progress.asked() + " pages asked for, " + progress.left() + " left, "
                + progress.paused() + " paused, " + progress.parked() + " parked");
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
    }
}
