package dev.wadi.cli.operations;

import dev.wadi.cli.Exit;
import dev.wadi.core.Sensitive;
import dev.wadi.security.Password;
import dev.wadi.security.Role;
import dev.wadi.security.Users;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wadi password}: a line for the file of users. */
@Command(
        name = "password",
        description = {
            "Makes a line for the file of users (wadi.users.file), on standard output.",
            "Asks for the password; where there is no terminal, takes the first line of standard input."
        })
final class PasswordCommand implements Callable<Integer> {

    private static final int SHORTEST = 8;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "NAME", description = "Who they are.")
    private String name = "";

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            split = ",",
            description = "viewer, operator, steward (default: viewer); several with commas.")
    private List<String> roles = List.of("viewer");

    @Override
    public Integer call() throws IOException {
        var chosen = EnumSet.noneOf(Role.class);
        for (var role : roles) {
            chosen.add(Role.named(role)
                    .orElseThrow(() -> new ParameterException(spec.commandLine(), "there is no role '" + role + "'")));
        }
        var password = password();
        if (password.reveal().length() < SHORTEST) {
            spec.commandLine().getErr().println("a password has at least " + SHORTEST + " characters");
            return Exit.FAILED;
        }
        spec.commandLine().getOut().println(Users.line(name, chosen, Password.of(password, new SecureRandom())));
        return Exit.OK;
    }

    private static Sensitive<String> password() throws IOException {
        var console = System.console();
        if (console != null) {
            var typed = console.readPassword("password: ");
            return new Sensitive<>(typed == null ? "" : new String(typed));
        }
        var line = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
        return new Sensitive<>(line == null ? "" : line);
    }
}
