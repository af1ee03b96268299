package dev.wadi.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadi.check.InstallationCheck;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wadi check}: would it start? */
@Command(
        name = "check",
        description =
                "Says everything that is wrong with settings, contracts, routes and reference files, without starting"
                        + " or connecting.")
final class CheckCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Home home;
    private final Service service;

    @Option(names = "--json", description = "As a JSON array of {where, says}.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    CheckCommand(Home home, Service service) {
        this.home = home;
        this.service = service;
    }

    @Override
    public Integer call() throws JsonProcessingException {
        var findings = new InstallationCheck(home.folder(), home::properties).findings(service::beans, service::load);
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(JSON.writeValueAsString(findings));
        } else {
            findings.forEach(out::println);
        }
        if (!findings.isEmpty()) {
            spec.commandLine().getErr().println(findings.size() + " to mend");
        }
        return findings.isEmpty() ? Exit.OK : Exit.WRONG;
    }
}
