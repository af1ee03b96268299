package dev.wadi.cli;

import dev.wadi.backfill.Backfill;
import dev.wadi.contract.Contracts;
import dev.wadi.operations.NotPossible;
import dev.wadi.operations.Operator;
import dev.wadi.operations.RereadViews;
import dev.wadi.operations.Rereads;
import dev.wadi.operations.Rereads.History;
import dev.wadi.operations.postgres.PostgresOperations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code wadi backfill}: history that the service reads while live work goes on. The service need not run for it. */
@Command(
        name = "backfill",
        description = "Has history of a stream read while live work goes on, and says how far it is.",
        synopsisSubcommandLabel = "COMMAND")
final class BackfillCommand {

    private final Home home;
    private final Clock clock;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    BackfillCommand(Home home, Clock clock) {
        this.home = home;
        this.clock = clock;
    }

    @Command(description = "Asks for a stretch of the history of a stream, by what its contract calls the version.")
    int start(
            @Parameters(paramLabel = "STREAM", description = "the stream, as its contract names it") String stream,
            @Option(
                            names = "--from",
                            required = true,
                            converter = MomentOrDay.class,
                            description = "where it begins: 2024-01-01 or 2024-01-01T00:00:00Z")
                    Instant from,
            @Option(
                            names = "--until",
                            converter = MomentOrDay.class,
                            description = "before when it ends; now where it is not said")
                    @Nullable
                    Instant until,
            @Option(
                            names = "--window",
                            defaultValue = "P1D",
                            description =
                                    "how much to ask the source for at once, an ISO 8601 duration (${DEFAULT-VALUE})")
                    Duration window,
            @Option(
                            names = "--rate",
                            defaultValue = "0",
                            description = "the most records a second; as many as there are where it is not said")
                    int rate,
            @Option(names = "--by", defaultValue = "${sys:user.name}", description = "who asks (${DEFAULT-VALUE})")
                    String by) {
        return on(rereads -> say(rereads.backfill(
                new History(stream, from, Optional.ofNullable(until), window, rate),
                new Operator(by, Operator.Face.CLI, ""))));
    }

    @Command(description = "Lists backfills, the newest first.")
    int list(@Option(names = "--json", description = "Print JSON, as the HTTP API has it.") boolean json) {
        return on(rereads -> {
            if (json) {
                spec.commandLine()
                        .getOut()
                        .println(JsonRows.of(rereads.backfills().stream()
                                .map(RereadViews::of)
                                .toList()));
            } else {
                rereads.backfills().forEach(this::say);
            }
        });
    }

    @Command(description = "Has a backfill wait after the page that is landing now.")
    int pause(@Parameters(paramLabel = "ID") long id) {
        return on(rereads -> rereads.pauseBackfill(id, operator()));
    }

    @Command(description = "Has a backfill that waits, or has failed, go on where it stopped.")
    int resume(@Parameters(paramLabel = "ID") long id) {
        return on(rereads -> rereads.resumeBackfill(id, operator()));
    }

    @Command(description = "Ends a backfill; what has landed stands.")
    int cancel(@Parameters(paramLabel = "ID") long id) {
        return on(rereads -> rereads.cancelBackfill(id, operator()));
    }

    private Operator operator() {
        return new Operator(home.system().getProperty("user.name", "unknown"), Operator.Face.CLI, "");
    }

    private int on(Consumer<Rereads> doing) {
        var settings = home.settings();
        var contracts = Contracts.load(settings.contracts());
        try (var database = home.open(settings)) {
            database.migrate();
            doing.accept(PostgresOperations.of(database, contracts, settings.tenant(), settings.hash(), clock)
                    .rereads());
            return Exit.OK;
        } catch (NotPossible e) {
            spec.commandLine().getErr().println(e.getMessage());
            return Exit.FAILED;
        }
    }

    private void say(Backfill backfill) {
        var left = backfill.left()
                .map(time -> ", about " + minutes(time) + " left")
                .orElse("");
        spec.commandLine()
                .getOut()
                .println("%d  %s  %s to %s  %s, %d %%, %d records%s, by %s"
                        .formatted(
                                backfill.id(),
                                backfill.stream(),
                                backfill.from(),
                                backfill.until(),
                                backfill.state().label(),
                                backfill.percent(),
                                backfill.records(),
                                left,
                                backfill.askedBy()));
    }

    private static String minutes(Duration time) {
        return String.format(Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }

    /** A day is its first moment in UTC. */
    static final class MomentOrDay implements ITypeConverter<Instant> {

        @Override
        public Instant convert(String value) {
            try {
                return value.length() <= "2024-01-01".length()
                        ? LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant()
                        : Instant.parse(value);
            } catch (DateTimeParseException e) {
                throw new TypeConversionException("must be a day, 2024-01-01, or a moment, 2024-01-01T00:00:00Z");
            }
        }
    }
}
