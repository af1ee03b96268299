package dev.wadi.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wadi.sandbox.day.truth.Truth;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** The service has nothing of what scoring knows: neither the file with the truth nor the classes that make it up. */
class TruthUnseenIT {

    private static final String MAKES_IT_UP = Truth.class.getName().replace('.', '/') + ".class";

    @Test
    void theServiceHasNeitherTheTruthNorWhatMakesItUp() throws IOException {
        try (var installation = Installation.shipped().withTickets(200, 5)) {
            var service = installation.start();
            installation.awaitPublished();
            var process = Path.of("/proc", Long.toString(service.pid()));
            assumeTrue(Files.isDirectory(process), "there is no /proc to look into a process by");

            var arguments = split(Files.readString(process.resolve("cmdline")));
            var environment = split(Files.readString(process.resolve("environ")));

            assertThat(arguments).contains("dev.wadi.App").noneMatch(TruthUnseenIT::tellsTheTruth);
            assertThat(environment).noneMatch(TruthUnseenIT::tellsTheTruth);
            assertThat(openFiles(process)).isNotEmpty().noneMatch(TruthUnseenIT::tellsTheTruth);
            assertThat(arguments.get(arguments.indexOf("-classpath") + 1).split(File.pathSeparator, -1))
                    .isNotEmpty()
                    .allSatisfy(
                            entry -> assertThat(holds(Path.of(entry))).as(entry).isFalse());
        }
    }

    private static boolean tellsTheTruth(String text) {
        return text.contains("truth.jsonl") || text.contains("test-classes");
    }

    private static boolean holds(Path entry) throws IOException {
        if (Files.isDirectory(entry)) {
            return Files.exists(entry.resolve(MAKES_IT_UP));
        }
        try (var jar = new JarFile(entry.toFile())) {
            return jar.getEntry(MAKES_IT_UP) != null;
        }
    }

    private static List<String> openFiles(Path process) throws IOException {
        var open = new ArrayList<String>();
        try (var links = Files.newDirectoryStream(process.resolve("fd"))) {
            for (var link : links) {
                try {
                    open.add(Files.readSymbolicLink(link).toString());
                } catch (NoSuchFileException closedMeanwhile) {
                    continue;
                }
            }
        }
        return open;
    }

    private static List<String> split(String text) {
        return Arrays.stream(text.split("\0", -1)).toList();
    }
}
