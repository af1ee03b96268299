package dev.wadi.shipping;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The bill of materials of the package: what is in it, and that we may ship it (docs/decisions/0021-licences.md). */
class SbomIT {

    /** Each lets whoever gets the package do with it as our own licence does. */
    private static final Set<String> PERMISSIVE = Set.of(
            "Apache-2.0", "MIT", "MIT-0", "BSD-2-Clause", "BSD-3-Clause", "ICU", "Unicode-3.0", "CC0-1.0", "0BSD");

    /** Those whose licences ask for something in return, which we give; each was looked at. */
    private static final Map<String, String> ALLOWED = Map.of(
            "jakarta.annotation-api", "EPL-2.0 or GPL-2.0-with-classpath-exception",
            "jakarta.servlet-api", "EPL-2.0 or GPL-2.0-with-classpath-exception",
            "logback-classic", "EPL-1.0 or GNU Lesser General Public License",
            "logback-core", "EPL-1.0 or GNU Lesser General Public License",
            "mysql-connector-j", "The GNU General Public License, v2 with Universal FOSS Exception, v1.0");

    @BeforeAll
    static void onlyWhereItIsMade() {
        assumeFalse(
                System.getProperty("wadi.build.network", "").equals("offline=true"),
                "a build without the network (-o) makes no bill of materials");
    }

    @Test
    void namesEveryLibraryOfThePackageAndNoOther() throws IOException {
        try (var libraries = Files.list(Shipped.PACKAGE.resolve("lib"))) {
            assertThat(components().map(each -> file(each)))
                    .containsExactlyInAnyOrderElementsOf(
                            libraries.map(file -> file.getFileName().toString()).toList());
        }
    }

    @Test
    void everyLibraryMayBeShipped() throws IOException {
        var others = components()
                .filter(each -> licences(each).noneMatch(PERMISSIVE::contains))
                .collect(toMap(
                        each -> each.path("name").asText(),
                        each -> licences(each).sorted().collect(joining(" or "))));

        assertThat(others).isEqualTo(ALLOWED);
    }

    private static Stream<JsonNode> components() throws IOException {
        var bom =
                new ObjectMapper().readTree(Shipped.PACKAGE.resolve("bom.json").toFile());
        return StreamSupport.stream(bom.path("components").spliterator(), false);
    }

    private static String file(JsonNode component) {
        return component.path("name").asText() + "-" + component.path("version").asText() + ".jar";
    }

    private static Stream<String> licences(JsonNode component) {
        return StreamSupport.stream(component.path("licenses").spliterator(), false)
                .map(each -> each.path("license"))
                .map(each -> each.path("id").asText(each.path("name").asText()));
    }
}
