package dev.wadi.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** All of the image but its base: {@code mvn -Pimage package} puts the same layers on one. */
class ImageIT {

    private static final Path IMAGE = Path.of("target", "image-without-base.tar");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String IN_BOTH =
            "application\\.properties|jvm\\.options|LICENSE|NOTICE|bom\\.json|(contracts|routes)/.*";
    private static final int ANYBODY_READS = 0444;
    private static final int OTHERS_WRITE = 0022;

    private static JsonNode config = JSON.createObjectNode();
    private static final List<TarArchiveEntry> ENTRIES = new ArrayList<>();

    @BeforeAll
    static void lookInside() throws IOException {
        var parts = new HashMap<String, byte[]>();
        try (var image = new TarArchiveInputStream(Files.newInputStream(IMAGE))) {
            for (var part = image.getNextEntry(); part != null; part = image.getNextEntry()) {
                parts.put(part.getName(), image.readAllBytes());
            }
        }
        var manifest = JSON.readTree(parts.get("manifest.json")).get(0);
        config = JSON.readTree(parts.get(manifest.path("Config").asText())).path("config");
        for (var layer : manifest.path("Layers")) {
            try (var files = new TarArchiveInputStream(unpacked(new ByteArrayInputStream(parts.get(layer.asText()))))) {
                for (var file = files.getNextEntry(); file != null; file = files.getNextEntry()) {
                    ENTRIES.add(file);
                }
            }
        }
    }

    @Test
    void runsTheServiceAsNobodyWithTheOptionsOfThePackage() {
        assertThat(config.path("User").asText()).isEqualTo("10001:10001");
        assertThat(config.path("WorkingDir").asText()).isEqualTo("/app");
        assertThat(words("Entrypoint"))
                .containsExactly("java", "@/app/jvm.options", "-cp", "@/app/jib-classpath-file", "dev.wadi.App");
        assertThat(words("Cmd")).isEmpty();
        assertThat(config.path("Volumes")).isEmpty();
    }

    @Test
    void holdsWhatThePackageHolds() throws IOException {
        var files = ENTRIES.stream().map(TarArchiveEntry::getName).toList();

        assertThat(files).noneMatch(name -> name.matches(".*(junit|assertj|camel-test|s3proxy)-.*"));
        try (var shipped = Files.walk(Shipped.PACKAGE)) {
            assertThat(shipped.filter(Files::isRegularFile)
                            .map(file -> Shipped.PACKAGE.relativize(file).toString())
                            .filter(name -> name.matches(IN_BOTH))
                            .map(name -> "app/" + name))
                    .hasSizeGreaterThan(20)
                    .isSubsetOf(files);
        }
        try (var libraries = Files.list(Shipped.PACKAGE.resolve("lib"))) {
            assertThat(libraries.map(file -> "app/libs/" + file.getFileName()))
                    .isNotEmpty()
                    .isSubsetOf(files);
        }
    }

    @Test
    void nothingInItCanBeWrittenByTheServiceAndAllCanBeRead() {
        assertThat(ENTRIES).allSatisfy(entry -> {
            assertThat(entry.getLongUserId()).isZero();
            assertThat(entry.getMode() & OTHERS_WRITE).isZero();
            assertThat(entry.getMode() & ANYBODY_READS).isEqualTo(ANYBODY_READS);
        });
    }

    private static List<String> words(String name) {
        return StreamSupport.stream(config.path(name).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static InputStream unpacked(InputStream layer) throws IOException {
        return new GZIPInputStream(layer);
    }
}
