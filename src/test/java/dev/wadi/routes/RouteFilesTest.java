package dev.wadi.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RouteFilesTest {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final JsonSchema CAMEL = camelSchema();
    private static final Properties SHIPPED = shipped();
    private static final Pattern SETTING = Pattern.compile("\\{\\{(wadi\\.[\\w.]+)}}");
    private static final String VERB = "[a-z]+(-[a-z]+)*";
    private static final Pattern FILE = Pattern.compile("(?:\\d\\d|jobs)-([a-z0-9-]+)\\.camel\\.yaml");

    /** A step, and what its id begins with: its route, its stream in a template, its handler in a configuration. */
    private record Step(String kind, JsonNode step, String owner) {}

    static List<Path> files() {
        try (var files = Files.list(Path.of("routes"))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void isValidByCamelsOwnSchema(Path file) {
        var failures = CAMEL.validate(read(file)).stream()
                .filter(failure -> !failure.getInstanceNode().asText().matches(SETTING.pattern()));

        assertThat(failures).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void everySettingItUsesIsShipped(Path file) throws IOException {
        var names = SETTING.matcher(Files.readString(file)).results().map(name -> name.group(1));

        assertThat(names).allSatisfy(name -> assertThat(SHIPPED).containsKey(name));
    }

    @Test
    void camelsSchemaRefusesAStepThatThereIsNot() throws IOException {
        var wrong = YAML.readTree("[{route: {from: {uri: 'direct:a', steps: [{beam: {ref: reader}}]}}}]");

        assertThat(CAMEL.validate(wrong)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void isNumberedAndNamedAfterItsStage(Path file) {
        assertThat(file.getFileName().toString()).matches(FILE);
        assertThat(read(file).size() == 1 || holdsOnlyStreams(read(file))).isTrue();
    }

    @ParameterizedTest
    @MethodSource("files")
    void beginsByShowingWhatComesInAndWhatGoesOut(Path file) throws IOException {
        var header = Files.readString(file)
                .lines()
                .takeWhile(line -> line.startsWith("#"))
                .toList();

        assertThat(header).isNotEmpty();
        if (!read(file).get(0).has("routeConfiguration")) {
            assertThat(header)
                    .anyMatch(line -> line.startsWith("# in:  "))
                    .anyMatch(line -> line.startsWith("# out: "));
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void theRouteIsNamedAndDescribedAndNamesItsErrorHandling(Path file) {
        var stage = stage(file);

        for (var item : read(file)) {
            if (item.has("route")) {
                var route = item.path("route");
                assertThat(route.path("id").asText()).isEqualTo(stage);
                assertThat(route.path("description").asText()).isNotBlank();
                if (!stage.equals("dead-letter")) {
                    assertThat(route.path("routeConfigurationId").asText()).isEqualTo("errors");
                }
            } else if (item.has("routeTemplate")) {
                var template = item.path("routeTemplate");
                assertThat(template.path("id").asText()).startsWith(stage + "-");
                assertThat(template.path("description").asText()).isNotBlank();
                assertThat(template.path("parameters"))
                        .isNotEmpty()
                        .allSatisfy(parameter -> assertThat(
                                        parameter.path("description").asText())
                                .isNotBlank());
                assertThat(template.path("route").path("routeConfigurationId").asText())
                        .isEqualTo("errors");
            } else if (item.has("templatedRoute")) {
                assertThat(item.path("templatedRoute").path("routeId").asText()).startsWith(stage + ".");
            } else {
                assertThat(item.path("routeConfiguration").path("id").asText()).isEqualTo(stage);
                assertThat(item.path("routeConfiguration").path("description").asText())
                        .isNotBlank();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void aRouteOfAStageTakesWhatItsNamePromises(Path file) {
        for (var item : read(file)) {
            var uri = item.path("route").path("from").path("uri").asText();
            if (uri.startsWith("direct:")) {
                assertThat(uri).isEqualTo("direct:" + stage(file));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyStepIsNamedAfterItsRouteAndWhatItDoes(Path file) {
        assertThat(steps(file))
                .allSatisfy(step -> assertThat(step.step().path("id").asText())
                        .as(step.kind() + " in " + file)
                        .matches(Pattern.quote(step.owner()) + "-" + VERB));
    }

    @Test
    void noTwoStepsHaveTheSameName() {
        var ids = files().stream()
                .flatMap(file -> steps(file).stream())
                .map(step -> step.step().path("id").asText());

        assertThat(ids).isNotEmpty().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("files")
    void noStepLogsABody(Path file) {
        assertThat(steps(file).stream().filter(step -> step.kind().equals("log")))
                .allSatisfy(step -> assertThat(step.step().path("message").asText())
                        .doesNotContain("body")
                        .doesNotContain("exception.message")
                        .doesNotContain("exception.stackTrace"));
    }

    /** CVE-2026-42527. */
    @ParameterizedTest
    @MethodSource("files")
    void noRouteReadsWhatJavaSerialised(Path file) throws IOException {
        assertThat(Files.readString(file))
                .doesNotContainPattern("(?i)JavaSerializedObject|transferExchange|transferException|serialization:");
    }

    private static List<Step> steps(Path file) {
        var steps = new ArrayList<Step>();
        for (var item : read(file)) {
            collect(item.path("route"), item.path("route").path("id").asText(), steps);
            collect(item.path("routeTemplate"), "{{stream}}", steps);
            for (var handler : item.path("routeConfiguration").path("onException")) {
                collect(handler, handler.path("onException").path("id").asText(), steps);
            }
        }
        return steps;
    }

    private static void collect(JsonNode tree, String owner, List<Step> into) {
        for (var step : tree.path("steps")) {
            step.fields().forEachRemaining(entry -> into.add(new Step(entry.getKey(), entry.getValue(), owner)));
        }
        tree.forEach(child -> collect(child, owner, into));
    }

    private static boolean holdsOnlyStreams(JsonNode routes) {
        return !routes.isEmpty() && routes.findParents("templatedRoute").size() == routes.size();
    }

    private static String stage(Path file) {
        var name = FILE.matcher(file.getFileName().toString());
        assertThat(name.matches()).isTrue();
        return name.group(1);
    }

    private static JsonNode read(Path file) {
        try {
            return YAML.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties shipped() {
        try (var reader = Files.newBufferedReader(Path.of("application.properties"))) {
            var properties = new Properties();
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonSchema camelSchema() {
        try (var schema = RouteFilesTest.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
            return JsonSchemaFactory.getInstance(VersionFlag.V4).getSchema(schema);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
