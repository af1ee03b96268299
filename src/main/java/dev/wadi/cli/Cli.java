package dev.wadi.cli;

import dev.wadi.cli.desk.QuarantineCommand;
import dev.wadi.cli.desk.ReplayCommand;
import dev.wadi.cli.operations.OperationsCommands;
import dev.wadi.settings.Settings;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * All commands. One is added by a line in {@link #commands}: a class with picocli's {@code @Command} that is given the
 * {@link Home}, asks it for settings when called, opens what it needs and closes it again, and returns an {@link Exit}.
 * What it throws is said by {@link Failures}.
 */
public final class Cli {

    private Cli() {}

    /** The command line of an installation; {@link CommandLine#execute} runs a command and returns its {@link Exit}. */
    public static CommandLine of(Home home, Service service) {
        var serve = new ServeCommand(home::settings, service);
        var wadi = new CommandLine(new WadiCommand(serve));
        wadi.addSubcommand(serve);
        commands(home, service).forEach(wadi::addSubcommand);
        OperationsCommands.of(home).forEach(wadi::addSubcommand);
        helped(wadi);
        wadi.addSubcommand(new CommandLine.HelpCommand());
        wadi.setExecutionExceptionHandler(new Failures());
        wadi.setCaseInsensitiveEnumValuesAllowed(true);
        return wadi;
    }

    /** Lets each command be asked for its help, as {@code help} does. */
    private static void helped(CommandLine command) {
        command.getCommandSpec()
                .addOption(OptionSpec.builder("--help")
                        .usageHelp(true)
                        .description("Prints this")
                        .build());
        command.getSubcommands().values().forEach(Cli::helped);
    }

    /**
     * Serves, as {@code serve} does, and returns its {@link Exit}. Without a command line, which takes a while to be made ready: the
     * service is to be up soon.
     *
     * @param settings those of the installation; throws what {@link Home#settings} throws
     */
    public static int serve(Supplier<Settings> settings, Service service) {
        try {
            return service.serve(settings.get());
        } catch (Exception e) {
            return Failures.said(e, new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        }
    }

    /** The commands but {@code serve} and {@code help}, in the order in which help names them. */
    private static List<Object> commands(Home home, Service service) {
        return List.of(
                new CheckCommand(home, service),
                new DoctorCommand(home, service),
                new QuarantineCommand(home),
                new ReplayCommand(home),
                new MigrateCommand(home),
                new BackfillCommand(home, Clock.systemUTC()),
                new RecheckCommand(home),
                new RebuildCommand(home),
                new VersionCommand(home));
    }
}
