package dev.wadi.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteCheckTest {

    private static final Map<String, String> SETTINGS = Map.of("wadi.a.enabled", "false", "wadi.retry.times", "3");
    private static final RouteCheck CHECK = new RouteCheck(
            Set.of("lander", "reader"), Set.of("crm.contact"), name -> Optional.ofNullable(SETTINGS.get(name)));

    @TempDir
    private Path folder;

    @Test
    void aGoodRouteHasNoFinding() throws IOException {
        assertThat(check("""
                        - route:
                            id: land
                            from:
                              uri: direct:land
                              steps:
                                - bean: { id: land-keep, ref: lander, method: land }
                                - to: { id: land-again, uri: direct:land }
                        """)).isEmpty();
    }

    @Test
    void allThatARouteNamesButThatIsNotThereIsFoundAtOnce() throws IOException {
        assertThat(check("""
                        - route:
                            id: land
                            routeConfigurationId: mistakes
                            from:
                              uri: direct:land
                              steps:
                                - bean: { id: land-keep, ref: landre, method: land }
                                - to: { id: land-on, uri: direct:valdate }
                                - setBody: { id: land-set, constant: "{{wadi.retry.tines}}" }
                        - templatedRoute:
                            routeTemplateRef: s4-source
                            parameters:
                              - { name: stream, value: crm.contcat }
                        """))
                .extracting(Finding::toString)
                .containsExactlyInAnyOrder(
                        at(3) + "routeConfigurationId 'mistakes' is no configuration: there are []",
                        at(7) + "ref 'landre' is no bean: there are [lander, reader]",
                        at(8) + "direct:valdate leads nowhere: no route begins there",
                        at(9) + "wadi.retry.tines is used but not set: give it a value in application.properties",
                        at(11) + "routeTemplateRef 's4-source' is no template: there are []",
                        at(13) + "stream 'crm.contcat' has no contract: there are those of [crm.contact]");
    }

    @Test
    void aStepThatCamelDoesNotKnowIsFound() throws IOException {
        assertThat(check("""
                        - route:
                            from:
                              uri: direct:land
                              steps:
                                - beam: { ref: lander }
                        """)).isNotEmpty().anySatisfy(finding -> {
            assertThat(finding.where()).isEqualTo(folder.resolve("a.camel.yaml") + ":5");
            assertThat(finding.says()).contains("is no route that Camel knows").contains("beam");
        });
    }

    @Test
    void whatIsNoYamlIsFound() throws IOException {
        assertThat(check("- route:\n    id: [land\n"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.says()).startsWith("is not YAML: "));
    }

    @Test
    void beansOfATemplateNeedNotBeThereWhereItsSourceIsOff() throws IOException {
        var template = """
                - routeTemplate:
                    id: a-source
                    parameters: [{ name: enabled, description: "whether" }]
                    route:
                      from:
                        uri: direct:a
                        steps:
                          - bean: { ref: only-where-it-is-on, method: x }
                - templatedRoute:
                    routeTemplateRef: a-source
                    parameters: [{ name: enabled, value: "%s" }]
                """;

        assertThat(check(template.formatted("{{wadi.a.enabled}}"))).isEmpty();
        assertThat(check(template.formatted("true"))).hasSize(1);
    }

    private String at(int line) {
        return folder.resolve("a.camel.yaml") + ":" + line + ": ";
    }

    private List<Finding> check(String text) throws IOException {
        var file = folder.resolve("a.camel.yaml");
        Files.writeString(file, text);
        return CHECK.check(List.of(file));
    }
}
