package dev.wadi.shipping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What an overlay comes to, document by document, as kubectl would apply it. */
record Rendered(List<JsonNode> documents) {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private static final Map<String, Rendered> KNOWN = new ConcurrentHashMap<>();

    /** Of a folder below k8s. */
    static Rendered of(Path folder) throws IOException {
        return new Rendered(List.copyOf(Kustomization.render(Path.of("k8s").resolve(folder))));
    }

    static Rendered overlay(String name) throws IOException {
        var known = KNOWN.get(name);
        if (known != null) {
            return known;
        }
        KNOWN.put(name, of(Path.of("overlays", name)));
        return overlay(name);
    }

    /** The same by kubectl, without the hashes in the names of generated maps. */
    static Rendered byKubectl(Path folder) throws IOException, InterruptedException {
        var kubectl = new ProcessBuilder("kubectl", "kustomize", "k8s/" + folder)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var said = new String(kubectl.getInputStream().readAllBytes(), UTF_8)
                .replaceAll("(name: wadi-settings)-[a-z0-9]{10}\\b", "$1");
        assertThat(kubectl.waitFor()).isZero();
        try (var read = YAML.readerFor(JsonNode.class).<JsonNode>readValues(said)) {
            return new Rendered(read.readAll());
        }
    }

    /** 1.x; below 0 where there is none. */
    static int kubectlsMinorVersion() throws IOException, InterruptedException {
        if (Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .noneMatch(place -> Files.isExecutable(Path.of(place, "kubectl")))) {
            return -1;
        }
        var kubectl = new ProcessBuilder("kubectl", "version", "--client")
                .redirectErrorStream(true)
                .start();
        var said = new String(kubectl.getInputStream().readAllBytes(), UTF_8);
        kubectl.waitFor();
        var version = Pattern.compile("v1\\.(\\d+)").matcher(said);
        return version.find() ? Integer.parseInt(version.group(1)) : -1;
    }

    Stream<JsonNode> of(String kind) {
        return documents.stream().filter(each -> each.path("kind").asText().equals(kind));
    }

    JsonNode one(String kind, String name) {
        return of(kind).filter(each -> each.at("/metadata/name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " " + name));
    }

    /** The pods of deployments and jobs. */
    Stream<JsonNode> pods() {
        return Stream.of("Deployment", "Job").flatMap(this::of).map(each -> each.at("/spec/template"));
    }

    static JsonNode container(JsonNode pod) {
        return pod.at("/spec/containers/0");
    }

    static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
