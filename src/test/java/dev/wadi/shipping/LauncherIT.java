package dev.wadi.shipping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code bin/wadi}, of a copy of the package in a folder whose name has a space. */
class LauncherIT {

    private static final Path JAVA = Path.of(System.getProperty("java.home"));

    private final Path folder = Path.of("target", "launcher").toAbsolutePath();
    private final Path copy = folder.resolve("my wadi");

    /** What became of a run; output and errors together. */
    private record Ended(int status, String said) {}

    @BeforeEach
    void copyThePackage() throws IOException {
        copyThePackage(copy);
    }

    private static void copyThePackage(Path copy) throws IOException {
        Files.createDirectories(copy.resolve("bin"));
        for (var file : List.of("bin/wadi", "wadi.jar", "jvm.options", "application.properties")) {
            Files.copy(Shipped.PACKAGE.resolve(file), copy.resolve(file), REPLACE_EXISTING, COPY_ATTRIBUTES);
        }
        link(copy.resolve("lib"), Shipped.PACKAGE.resolve("lib").toAbsolutePath());
    }

    @Test
    void runsFromAnywhereAndThroughLinks() throws Exception {
        var first = link(folder.resolve("a link"), Path.of("my wadi", "bin", "wadi"));
        var second = link(folder.resolve("wadi"), first);

        var ended = run(second, Map.of(), "version");

        assertThat(ended.status()).isZero();
        assertThat(ended.said()).startsWith("wadi ").doesNotContain("Usage", "warning", "WARN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "migrate"})
    void optionsOfTheJvmCanBeAdded(String command) throws Exception {
        var ended = run(copy.resolve("bin/wadi"), Map.of("JAVA_OPTS", "-Dwadi.work.workers=many -Xmx256m"), command);

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.said()).contains("wadi.work.workers = 'many'").doesNotContain("at dev.wadi");
    }

    @Test
    void settingsAreThoseOfWadiHomeWhereItIsSet() throws Exception {
        var home = Files.createDirectories(folder.resolve("another home"));
        Files.writeString(home.resolve("application.properties"), "wadi.tenant=ACME\n");

        var ended = run(copy.resolve("bin/wadi"), Map.of("WADI_HOME", home.toString()), "migrate");

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.said()).contains("wadi.tenant = 'ACME'");
    }

    @Test
    void whatIsMissingIsSaidInALine() throws Exception {
        var launcher = copy.resolve("bin/wadi");

        assertThat(run(launcher, Map.of("JAVA_HOME", "/no/java")))
                .isEqualTo(new Ended(2, "wadi: JAVA_HOME is /no/java, but there is no /no/java/bin/java to run\n"));
        assertThat(run(launcher, Map.of("JAVA_HOME", "", "PATH", pathWithoutJava())))
                .isEqualTo(new Ended(
                        2, "wadi: there is no java on the PATH: install Java 17 or later, or set JAVA_HOME\n"));
        assertThat(run(launcher, Map.of("WADI_HOME", folder.toString())))
                .isEqualTo(new Ended(2, "wadi: there is no application.properties in " + folder + "\n"));
    }

    @Test
    void startsFromWhatItPreparedAndWithoutWhereThatIsOfNoUse() throws Exception {
        var copy = folder.resolve("prepared");
        copyThePackage(copy);
        Files.copy(Shipped.PACKAGE.resolve("wadi.jar"), copy.resolve("wadi.jar"), REPLACE_EXISTING, COPY_ATTRIBUTES);
        link(copy.resolve("contracts"), Shipped.PACKAGE.resolve("contracts").toAbsolutePath());
        link(copy.resolve("routes"), Shipped.PACKAGE.resolve("routes").toAbsolutePath());
        // the whole list takes its time
        Files.writeString(copy.resolve("classes.lst"), "dev/wadi/App\ndev/wadi/no/longer/There\n");
        var launcher = copy.resolve("bin/wadi");
        var mapped = Map.of("JAVA_OPTS", "-Xlog:class+load:file=classes.log");

        var preparing = run(launcher, Map.of(), "prepare");
        var prepared = run(launcher, mapped, "version");
        var fromArchive = Files.readString(copy.resolve("classes.log"));
        Files.writeString(copy.resolve("wadi.jsa"), "of another Java");
        var useless = run(launcher, Map.of(), "version");

        assertThat(preparing.status()).isZero();
        assertThat(preparing.said()).doesNotContain("[cds");
        assertThat(fromArchive.lines().filter(line -> line.contains("dev.wadi.App ")))
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains(hasSpace(copy) ? "wadi.jar" : "source: shared objects file");
        assertThat(prepared.said()).startsWith("wadi ").doesNotContain("[cds");
        assertThat(useless).isEqualTo(prepared);
        Files.delete(copy.resolve("wadi.jsa"));
    }

    /** Java 17 takes nothing of ours from an archive then. */
    private static boolean hasSpace(Path folder) {
        return folder.toAbsolutePath().toString().contains(" ");
    }

    /** The few programs that the launcher itself needs. */
    private String pathWithoutJava() throws IOException {
        var path = Files.createDirectories(folder.resolve("path"));
        for (var program : List.of("dirname", "readlink")) {
            link(path.resolve(program), Path.of("/usr/bin", program));
        }
        return path.toString();
    }

    private static Path link(Path from, Path to) throws IOException {
        Files.deleteIfExists(from);
        return Files.createSymbolicLink(from, to);
    }

    private Ended run(Path launcher, Map<String, String> environment, String... words) throws Exception {
        var command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        var all = new HashMap<>(Map.of("JAVA_HOME", JAVA.toString()));
        all.putAll(environment);
        builder.environment().putAll(all);
        var process = builder.start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(30, SECONDS)).isTrue();
        return new Ended(process.exitValue(), said);
    }
}
