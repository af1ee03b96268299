package dev.wadi.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code wadi check} as a process of its own: no server is there, and none is asked for. */
class CheckIT {

    @TempDir
    private Path folder;

    private record Ended(int status, String out, String err) {}

    @Test
    void whatIsShippedIsRight() throws Exception {
        assertThat(check(Path.of(""), "-Dwadi.database.url=jdbc:postgresql://127.0.0.1:1/nowhere"))
                .isEqualTo(new Ended(0, "", ""));
    }

    @Test
    void everySourceCanBeOn() throws Exception {
        assertThat(check(
                        Path.of(""),
                        "-Dwadi.crm.enabled=true",
                        "-Dwadi.salesforce.loginUrl=http://127.0.0.1:1",
                        "-Dwadi.salesforce.clientId=wadi",
                        "-Dwadi.salesforce.clientSecret=secret",
                        "-Dwadi.orders.enabled=true",
                        "-Dwadi.orders.url=jdbc:mysql://127.0.0.1:1/shop"))
                .isEqualTo(new Ended(0, "", ""));
    }

    @Test
    void wrongSettingsContractsFilesAndRoutesAreSaidTogether() throws Exception {
        copy("application.properties");
        Files.createDirectories(folder.resolve("contracts"));
        Files.writeString(folder.resolve("contracts/a.yaml"), "stream: 5\n");
        Files.createDirectories(folder.resolve("routes"));
        Files.writeString(
                folder.resolve("routes/10-a.camel.yaml"), "- route:\n    from: { uri: direct:a, stpes: [] }\n");

        var ended = check(folder, "-Dwadi.work.workers=many");

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.out())
                .contains("application.properties: wadi.work.workers = 'many'")
                .contains("a.yaml")
                .contains("10-a.camel.yaml:2: is no route that Camel knows");
        assertThat(ended.err()).endsWith(" to mend\n");
    }

    private void copy(String file) throws IOException {
        Files.copy(Path.of(file), folder.resolve(file));
    }

    private static Ended check(Path home, String... settings) throws Exception {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(settings));
        command.addAll(List.of(
                "-classpath",
                Path.of("target", "classes").toAbsolutePath() + ":"
                        + Files.readString(Path.of("target", "runtime.classpath"))
                                .strip(),
                "dev.wadi.App",
                "check"));
        var process = new ProcessBuilder(command)
                .directory(home.toAbsolutePath().toFile())
                .start();
        process.getOutputStream().close();
        var out = new String(process.getInputStream().readAllBytes(), UTF_8);
        var err = new String(process.getErrorStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, SECONDS)).isTrue();
        return new Ended(process.exitValue(), out, err);
    }
}
