package dev.wadi.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.sandbox.service.VersionedClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PackageIT {

    @Test
    void holdsWhatAnInstallationNeeds() {
        assertThat(Stream.of(
                                "wadi.jar",
                                "bin/wadi",
                                "jvm.options",
                                "classes.lst",
                                "application.properties",
                                "contracts/tickets.ticket.yaml",
                                "routes/00-errors.camel.yaml",
                                "LICENSE",
                                "NOTICE",
                                "README.md")
                        .map(Shipped.PACKAGE::resolve))
                .allSatisfy(file -> assertThat(file).isRegularFile());
        assertThat(Shipped.PACKAGE.resolve("bin/wadi")).isExecutable();
    }

    @Test
    void theJarIsThinAndNamesEveryLibraryAndNoOther() throws IOException {
        try (var jar = new JarFile(Shipped.PACKAGE.resolve("wadi.jar").toFile());
                var libraries = Files.list(Shipped.PACKAGE.resolve("lib"))) {
            var named =
                    jar.getManifest().getMainAttributes().getValue("Class-Path").split(" ");

            assertThat(named)
                    .containsExactlyInAnyOrderElementsOf(
                            libraries.map(file -> "lib/" + file.getFileName()).toList());
            assertThat(jar.stream().map(Object::toString))
                    .filteredOn(name -> name.endsWith(".class"))
                    .allMatch(name -> name.startsWith("dev/wadi/"));
        }
    }

    @Test
    void theListOfClassesIsNotOfAnotherTime() throws IOException {
        try (var jar = new JarFile(Shipped.PACKAGE.resolve("wadi.jar").toFile());
                var list = Files.lines(Shipped.PACKAGE.resolve("classes.lst"))) {
            var ours = list.filter(line -> line.matches("dev/wadi/\\S+")).toList();

            assertThat(ours).hasSizeGreaterThan(200);
            assertThat(ours.stream().filter(name -> jar.getEntry(name + ".class") == null))
                    .as("no longer there: make it anew, as StartBench says")
                    .hasSizeLessThan(ours.size() / 10);
        }
    }

    @Test
    void theListOfClassesHasNoneThatAJvmWithAnAgentDiesAt() throws IOException {
        var versioned = VersionedClasses.in(Shipped.PACKAGE.resolve("lib"));
        try (var list = Files.lines(Shipped.PACKAGE.resolve("classes.lst"))) {
            assertThat(list.filter(versioned::isNamedIn)).isEmpty();
        }
        assertThat(versioned.isNamedIn("org/postgresql/util/LazyCleanerImpl$CleanableWrapper"))
                .isTrue();
    }

    @Test
    void noToolOfTheTestsIsAmongTheLibraries() throws IOException {
        try (var libraries = Files.list(Shipped.PACKAGE.resolve("lib"))) {
            assertThat(libraries.map(file -> file.getFileName().toString()))
                    .isNotEmpty()
                    .noneMatch(name -> name.matches("(junit|assertj|awaitility|camel-test|s3proxy|archunit|jmh).*"));
        }
    }
}
