package dev.wadi.cli;

import dev.wadi.doctor.Doctor;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wadi doctor}: is all there that it needs? */
@Command(
        name = "doctor",
        description =
                "Tries everything that the settings say is there, and says what is missing and how to mend it. Changes"
                        + " nothing.")
final class DoctorCommand implements Callable<Integer> {

    private final Home home;
    private final Service service;

    @Option(names = "--seconds", description = "How long to wait for each answer; 20.")
    private int seconds = 20;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    DoctorCommand(Home home, Service service) {
        this.home = home;
        this.service = service;
    }

    @Override
    public Integer call() throws InterruptedException {
        var checks = service.checks(home.settings(), home.properties());
        var out = spec.commandLine().getOut();
        var well = new Doctor(Duration.ofSeconds(seconds))
                .examine(
                        checks,
                        (name, outcome) -> out.println(String.format(
                                Locale.ROOT,
                                "%-8s %-16s %s",
                                outcome.level().name().toLowerCase(Locale.ROOT),
                                name,
                                outcome.says().replaceAll("\\s+", " "))));
        return well ? Exit.OK : Exit.FAILED;
    }
}
