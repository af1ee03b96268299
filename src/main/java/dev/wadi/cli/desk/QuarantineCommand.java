package dev.wadi.cli.desk;

import dev.wadi.cli.Exit;
import dev.wadi.cli.Home;
import dev.wadi.contract.Contracts;
import dev.wadi.core.Problem;
import dev.wadi.operations.DeskViews;
import dev.wadi.quarantine.Asked;
import dev.wadi.quarantine.By;
import dev.wadi.quarantine.Cause;
import dev.wadi.quarantine.Correction;
import dev.wadi.quarantine.Desk;
import dev.wadi.quarantine.Desk.Sight;
import dev.wadi.quarantine.Mending;
import dev.wadi.quarantine.NotOnTheDesk;
import dev.wadi.quarantine.OtherContracts;
import dev.wadi.quarantine.Preview;
import dev.wadi.quarantine.RecordAt;
import dev.wadi.quarantine.SetAside;
import dev.wadi.quarantine.postgres.PostgresDesk;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wadi quarantine}: the quarantine desk. The service makes the new attempts, in their turn. */
@Command(
        name = "quarantine",
        description =
                "Counts, shows, mends, redrives and discards records that were set aside. Without a command: list.")
public final class QuarantineCommand implements Callable<Integer> {

    private final Home home;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public QuarantineCommand(Home home) {
        this.home = home;
    }

    /** Which pile. */
    static final class OfCause {

        @Option(names = "--stream", description = "The stream: tickets.ticket")
        private String stream = "";

        @Option(names = "--code", description = "What is wrong: FIELD_MISSING")
        private String code = "";

        @Option(names = "--pointer", description = "Where: /closed_at. None for the record as a whole")
        private String pointer = "";

        Cause cause() {
            if (stream.isEmpty() || code.isEmpty()) {
                throw new IllegalArgumentException("say which cause, as list names it: --stream, --code and --pointer");
            }
            return new Cause(stream, code, pointer);
        }
    }

    /** Who and why. */
    static final class Asker {

        @Option(
                names = "--who",
                defaultValue = "${sys:user.name}",
                description = "Who does it; unless given, the user of the machine")
        private String who = "";

        @Option(names = "--why", description = "Why; kept with what is done")
        private String why = "";

        By by() {
            return new By(who, why);
        }
    }

    @Override
    public Integer call() {
        return list(new AsJson());
    }

    @Command(description = "Counts what lies in quarantine, by cause. A record with several problems counts in each.")
    int list(@Mixin AsJson as) {
        return with((desk, out) -> {
            if (as.json) {
                return as.json(out, desk.piles().stream().map(DeskViews::of).toList());
            }
            out.printf("%9s %7s %9s  %s%n", "records", "pages", "redriven", "cause");
            desk.piles()
                    .forEach(pile -> out.printf(
                            "%9d %7d %9d  %s  (%s)%n",
                            pile.records(), pile.pages(), pile.waiting(), pile.cause(), pile.detail()));
            return Exit.OK;
        });
    }

    @Command(description = "Shows some records of a cause: the shape of what they say, or with --clear what they say.")
    int show(
            @Mixin OfCause of,
            @Mixin Asker asker,
            @Option(names = "--most", defaultValue = "5", description = "How many") int most,
            @Option(names = "--clear", description = "As they are; that you looked is kept, and needs --why")
                    boolean clear,
            @Mixin AsJson as) {
        return with((desk, out) -> {
            var records = clear ? desk.show(of.cause(), most, Sight.CLEAR, asker.by()) : desk.show(of.cause(), most);
            if (as.json) {
                return as.json(out, records.stream().map(DeskViews::of).toList());
            }
            records.forEach(record -> print(out, record));
            return Exit.OK;
        });
    }

    @Command(description = "Edits a record: what landed is kept, the edit is read in its place.")
    int mend(
            @Parameters(paramLabel = "RECORD", description = "As show names it: 412.17") String record,
            @Option(names = "--set", paramLabel = "FIELD=VALUE", description = "What a field is to say") @Nullable
                    Map<String, String> fields,
            @Option(names = "--text", description = "The whole record, in its place") Optional<String> text,
            @Mixin Asker asker) {
        return with((desk, out) -> {
            var correction = text.<Correction>map(Correction.Text::new)
                    .orElseGet(() -> new Correction.Fields(fields == null ? Map.of() : new LinkedHashMap<>(fields)));
            var mending = desk.mend(RecordAt.of(record), correction, asker.by());
            if (mending instanceof Mending.StillBroken broken) {
                out.println("not kept: it would be set aside again");
                print(out, broken.problems());
                return Exit.FAILED;
            }
            return say(out, ((Mending.Kept) mending).asked());
        });
    }

    @Command(
            description =
                    "Has the pages of a cause attempted once more by the contract in force. With --preview says what"
                            + " the contract at hand would make of them, and writes nothing.")
    int redrive(
            @Mixin OfCause of,
            @Mixin Asker asker,
            @Option(names = "--preview", description = "Just say what would become of the records") boolean preview,
            @Option(names = "--pages", defaultValue = "50", description = "How many pages a preview tries at most")
                    int pages) {
        return with((desk, out) -> {
            if (preview) {
                print(out, desk.preview(of.cause(), pages));
                return Exit.OK;
            }
            return say(out, desk.redrive(of.cause(), asker.by()));
        });
    }

    @Command(description = "Leaves a record out, or all of a cause: they are counted as filtered from then on.")
    int discard(
            @Parameters(arity = "0..1", paramLabel = "RECORD", description = "As show names it: 412.17")
                    Optional<String> record,
            @Mixin OfCause of,
            @Mixin Asker asker) {
        return with((desk, out) -> say(
                out,
                record.map(name -> desk.discard(RecordAt.of(name), asker.by()))
                        .orElseGet(() -> desk.discard(of.cause(), asker.by()))));
    }

    @Command(description = "Takes back what was decided about a record, mended or discarded: it counts as it landed.")
    int reopen(
            @Parameters(paramLabel = "RECORD", description = "Its page and its place on it: 412.17") String record,
            @Mixin Asker asker) {
        return with((desk, out) -> say(out, desk.reopen(RecordAt.of(record), asker.by())));
    }

    @Command(description = "Says what people did here and in replays, the latest first.")
    int acts(@Option(names = "--most", defaultValue = "20", description = "How many") int most, @Mixin AsJson as) {
        return with((desk, out) -> {
            if (as.json) {
                return as.json(out, desk.acts(most).stream().map(DeskViews::of).toList());
            }
            desk.acts(most)
                    .forEach(act -> out.printf(
                            "%6d  %s  %-8s %s: %s  %s  %d records, %d pages%n",
                            act.id(),
                            act.at(),
                            act.kind(),
                            act.who(),
                            act.why(),
                            act.about(),
                            act.records(),
                            act.pages()));
            return Exit.OK;
        });
    }

    private int with(BiFunction<Desk, PrintWriter, Integer> work) {
        var settings = home.settings();
        var contracts = Contracts.load(settings.contracts());
        try (var database = home.open(settings)) {
            var store = new PostgresDesk(database, contracts, settings.tenant(), settings.hash());
            var desk = new Desk(store, contracts, settings.hash());
            return answering(spec, () -> work.apply(desk, spec.commandLine().getOut()));
        }
    }

    /** What the desk does not know or will not do is said in a line. */
    static int answering(CommandSpec spec, Supplier<Integer> work) {
        var err = spec.commandLine().getErr();
        try {
            return work.get();
        } catch (NotOnTheDesk | OtherContracts e) {
            err.println(e.getMessage());
            return Exit.FAILED;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return Exit.WRONG;
        } finally {
            spec.commandLine().getOut().flush();
        }
    }

    private static int say(PrintWriter out, Asked asked) {
        out.println(
                asked.act() == 0
                        ? "nothing to do"
                        : "act " + asked.act() + ": " + asked.records() + " records; " + asked.pages()
                                + " pages wait for another attempt");
        return Exit.OK;
    }

    private static void print(PrintWriter out, SetAside record) {
        out.println(record.at() + "  " + record.partition() + " byte " + record.byteStart() + ", " + record.byteCount()
                + " bytes, since " + record.setAsideAt() + (record.edited() ? ", edited" : ""));
        print(out, record.problems());
        record.said().forEach((field, value) -> out.println("    " + (field.isEmpty() ? "" : field + " = ") + value));
    }

    private static void print(PrintWriter out, List<Problem> problems) {
        problems.forEach(
                problem -> out.println("  " + problem.code() + " " + problem.pointer() + " " + problem.detail()));
    }

    private static void print(PrintWriter out, Preview preview) {
        out.println("of " + preview.pages() + " pages " + preview.tried() + " tried");
        out.printf("%9d  fixed%n", preview.fixed());
        out.printf("%9d  set aside as before%n", preview.still());
        out.printf("%9d  good now, and would be set aside%n", preview.worse());
        out.printf("%9d  good now, and would say something else%n", preview.changed());
        preview.cells().forEach((column, cells) -> out.printf("%9d    in %s%n", cells, column));
        out.printf("%9d  the same%n", preview.same());
    }
}
