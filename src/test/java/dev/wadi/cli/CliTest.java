package dev.wadi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.cli.Terminal.Said;
import dev.wadi.core.Unavailable;
import dev.wadi.doctor.HashKeyCheck;
import dev.wadi.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CliTest {

    private final List<Settings> served = new ArrayList<>();
    private final Terminal terminal = new Terminal(settings -> {
        served.add(settings);
        return Exit.OK;
    });

    @Test
    void withoutACommandItServes() {
        terminal.with("wadi.work.workers", "7");

        var said = terminal.says();

        assertThat(said).isEqualTo(new Said(Exit.OK, "", ""));
        assertThat(served)
                .singleElement()
                .satisfies(settings -> assertThat(settings.work().workers()).isEqualTo(7));
    }

    @Test
    void theServiceSaysWithWhichStatusToEnd() {
        var ending = new Terminal(settings -> 143);

        assertThat(ending.says("serve").status()).isEqualTo(143);
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "migrate"})
    void settingsThatAreWrongAreSaidAndNothingIsBegun(String command) {
        terminal.with("wadi.work.workers", "many").with("wadi.land.recrods", "5");

        var said = terminal.says(command);

        assertThat(said.status()).isEqualTo(Exit.WRONG);
        assertThat(said.out()).isEmpty();
        assertThat(said.err().lines())
                .containsExactly(
                        "application.properties: wadi.work.workers = 'many': must be a whole number from 1 to 64",
                        "application.properties: wadi.land.recrods is not a setting of this version");
        assertThat(served).isEmpty();
    }

    @Test
    void versionNeedsNoSettings() {
        terminal.with("wadi.work.workers", "many");

        var said = terminal.says("version");

        assertThat(said.status()).isEqualTo(Exit.OK);
        assertThat(said.out().lines()).first().isEqualTo("wadi 1.2.3");
    }

    @Test
    void eachCommandSaysItsHelp() {
        var said = terminal.says("quarantine", "mend", "--help");

        assertThat(said.status()).isEqualTo(Exit.OK);
        assertThat(said.out()).contains("Usage: wadi quarantine mend");
    }

    @Test
    void helpNamesEveryCommandAndEveryStatus() {
        var said = terminal.says("help");

        assertThat(said.status()).isEqualTo(Exit.OK);
        assertThat(said.out().lines())
                .anyMatch(line -> line.startsWith("  serve "))
                .anyMatch(line -> line.startsWith("  version "))
                .anyMatch(line -> line.startsWith("  2  "));
    }

    @Test
    void everyCommandSaysWhatItIsFor() {
        var commands = terminal.commands().getSubcommands();

        assertThat(commands.values())
                .extracting(CommandLine::getCommandSpec)
                .allSatisfy(command -> assertThat(command.usageMessage().description())
                        .as(command.name())
                        .isNotEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sreve", "--verbose"})
    void aCommandThereIsNotIsSaidAndNothingIsBegun(String word) {
        var said = terminal.says(word);

        assertThat(said.status()).isEqualTo(Exit.WRONG);
        assertThat(said.err()).contains("'" + word + "'");
        assertThat(said.out()).isEmpty();
        assertThat(served).isEmpty();
    }

    @Test
    void aWorldThatIsBadIsSaidInALine() {
        var failing = new Terminal(settings -> {
            throw new Unavailable("the database is away", new IllegalStateException());
        });

        assertThat(failing.says("serve")).isEqualTo(new Said(Exit.FAILED, "", "the database is away\n"));
    }

    @Test
    void aFaultOfOursComesWithItsTrace() {
        var failing = new Terminal(settings -> {
            throw new IllegalStateException("never");
        });

        var said = failing.says("serve");

        assertThat(said.status()).isEqualTo(Exit.FAILED);
        assertThat(said.err())
                .startsWith("java.lang.IllegalStateException: never")
                .contains("at dev.wadi.cli.");
    }

    @Test
    void theDoctorFailsWhereACheckDoesAndSaysEachOutcomeInALine() {
        var key = new HashKeyCheck("0".repeat(32));
        var own = new HashKeyCheck("0f".repeat(16));

        var said = new Terminal(settings -> Exit.OK, List.of(own, key)).says("doctor");

        assertThat(said.status()).isEqualTo(Exit.FAILED);
        assertThat(said.out().lines())
                .hasSize(2)
                .anyMatch(line -> line.startsWith("ok       hash key         "))
                .anyMatch(line -> line.startsWith("failed   hash key         wadi.hash.key "));
        assertThat(new Terminal(settings -> Exit.OK, List.of(own))
                        .says("doctor")
                        .status())
                .isEqualTo(Exit.OK);
    }
}
