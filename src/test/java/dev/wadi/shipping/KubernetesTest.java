package dev.wadi.shipping;

import static dev.wadi.shipping.Rendered.container;
import static dev.wadi.shipping.Rendered.each;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the overlays come to is taken by Kubernetes, and keeps what Wadi promises. */
class KubernetesTest {

    /** The first whose kustomize knows all that the overlays use. */
    private static final int OLDEST = 27;

    private static final Path METRICS = Path.of("docs", "metrics.md");
    private static final Set<String> DUTIES = Set.of("poll", "work", "publish");

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void everyDocumentIsOneThatKubernetesKnows(String overlay) throws Exception {
        var schemas = new Schemas();

        assertThat(Rendered.overlay(overlay).documents())
                .hasSizeGreaterThan(5)
                .allSatisfy(document -> assertThat(schemas.wrong(document)).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/dev", "overlays/prod"})
    void kubectlRendersTheSame(String folder) throws Exception {
        assumeTrue(
                Rendered.kubectlsMinorVersion() >= OLDEST,
                "no kubectl 1." + OLDEST
                        + " or later (Debian 12's does not know all that is used): not compared with it");

        assertThat(Rendered.of(Path.of(folder)).documents())
                .containsExactlyInAnyOrderElementsOf(
                        Rendered.byKubectl(Path.of(folder)).documents());
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/dev", "overlays/prod"})
    void whoeverScrapesIsLetIn(String folder) throws Exception {
        var rendered = Rendered.of(Path.of(folder));

        // the ServiceMonitor shows no credentials, and the management port is not loopback
        assertThat(rendered.of("ServiceMonitor").map(each -> each.at("/spec/endpoints/0")))
                .allSatisfy(endpoint -> assertThat(endpoint.has("basicAuth") || endpoint.has("authorization"))
                        .isFalse());
        assertThat(rendered.one("ConfigMap", "wadi-settings")
                        .at("/data/WADI_METRICS_ACCESS")
                        .asText())
                .isEqualTo("anyone");
        assertThat(rendered.of("NetworkPolicy")).isNotEmpty();
    }

    @Test
    void aDocumentThatKubernetesDoesNotKnowIsToldApart() throws Exception {
        var schemas = new Schemas();
        var all = Rendered.overlay("prod");
        var deployment = all.one("Deployment", "wadi-worker").deepCopy();
        ((ObjectNode) deployment.at("/spec/template/spec")).put("terminationGracePeriod", 1);
        var monitor = all.one("ServiceMonitor", "wadi").deepCopy();
        ((ObjectNode) monitor.at("/spec/endpoints/0")).put("pathe", "/metrics");
        var budget = all.one("PodDisruptionBudget", "wadi-poller").deepCopy();
        ((ObjectNode) budget.path("metadata")).put("name", 5);
        var scaled = all.one("ScaledObject", "wadi-worker").deepCopy();
        ((ObjectNode) scaled.path("spec")).put("maxReplicas", 6);

        assertThat(List.of(deployment, monitor, budget, scaled))
                .allSatisfy(document -> assertThat(schemas.wrong(document)).isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void podsAreAllowedNextToNothing(String overlay) throws Exception {
        assertThat(Rendered.overlay(overlay).pods()).hasSize(3).allSatisfy(pod -> {
            var spec = pod.path("spec");
            assertThat(spec.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(spec.at("/securityContext/runAsUser").asInt()).isPositive();
            assertThat(spec.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
            assertThat(spec.path("automountServiceAccountToken").asBoolean(true))
                    .isFalse();
            assertThat(spec.path("enableServiceLinks").asBoolean(true)).isFalse();
            var security = container(pod).path("securityContext");
            assertThat(security.path("readOnlyRootFilesystem").asBoolean()).isTrue();
            assertThat(security.path("allowPrivilegeEscalation").asBoolean(true))
                    .isFalse();
            assertThat(security.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
            assertThat(container(pod).at("/resources/requests/cpu").asText()).isNotEmpty();
            assertThat(container(pod).at("/resources/limits/memory").asText())
                    .isNotEmpty()
                    .isEqualTo(container(pod).at("/resources/requests/memory").asText());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void secretsComeByFileAndNeverByTheEnvironment(String overlay) throws Exception {
        var rendered = Rendered.overlay(overlay);

        assertThat(rendered.of("Secret")).isEmpty();
        assertThat(rendered.documents().toString()).doesNotContain("secretKeyRef", "secretRef");
        assertThat(names(rendered)).noneMatch(name -> name.matches(".*(PASSWORD|SECRETKEY|CLIENTSECRET|HASH_KEY).*"));
        assertThat(rendered.pods())
                .allSatisfy(pod -> assertThat(each(container(pod).path("volumeMounts")))
                        .filteredOn(mount -> mount.path("name").asText().equals("secrets"))
                        .singleElement()
                        .satisfies(mount -> {
                            assertThat(mount.path("mountPath").asText()).isEqualTo(setting(rendered, "WADI_SECRETS"));
                            assertThat(mount.path("readOnly").asBoolean()).isTrue();
                        }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void everyVariableIsASetting(String overlay) throws Exception {
        var settings = shipped().stringPropertyNames().stream()
                .map(name -> name.toUpperCase(Locale.ROOT).replace('.', '_'))
                .collect(toSet());

        assertThat(names(Rendered.overlay(overlay))).isNotEmpty().isSubsetOf(settings);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void theServiceIsAskedWhereItAnswersAndHasTimeToStop(String overlay) throws Exception {
        var stop = Integer.parseInt(shipped().getProperty("camel.main.shutdownTimeout"));
        var paths = documentedPaths();
        var rendered = Rendered.overlay(overlay);

        assertThat(rendered.of("Deployment").map(each -> each.at("/spec/template")))
                .hasSize(2)
                .allSatisfy(pod -> {
                    assertThat(pod.at("/spec/terminationGracePeriodSeconds").asInt())
                            .isGreaterThan(stop + 10);
                    for (var probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
                        var http = container(pod).path(probe).path("httpGet");
                        assertThat(paths).contains(http.path("path").asText());
                        assertThat(portNames(pod)).contains(http.path("port").asText());
                    }
                    assertThat(container(pod).at("/livenessProbe/httpGet/path").asText())
                            .endsWith("/live");
                    assertThat(container(pod).at("/readinessProbe/httpGet/path").asText())
                            .endsWith("/ready");
                });
        rendered.of("ServiceMonitor")
                .forEach(monitor -> assertThat(paths)
                        .contains(monitor.at("/spec/endpoints/0/path").asText()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void allThatWadiDoesIsDoneBySomebody(String overlay) throws Exception {
        var duties = Rendered.overlay(overlay)
                .of("Deployment")
                .flatMap(each -> each(container(each.at("/spec/template")).path("env")))
                .filter(variable -> variable.path("name").asText().equals("WADI_DUTIES"))
                .flatMap(variable ->
                        Arrays.stream(variable.path("value").asText().split(",")));

        assertThat(duties).containsExactlyInAnyOrderElementsOf(DUTIES);
    }

    @Test
    void workersGrowWithThePagesThatWaitUpToACeiling() throws Exception {
        var rendered = Rendered.overlay("prod");
        var scaled = rendered.one("ScaledObject", "wadi-worker").path("spec");
        var query = scaled.at("/triggers/0/metadata/query").asText();

        assertThat(rendered.one("Deployment", scaled.at("/scaleTargetRef/name").asText())
                        .at("/spec/replicas")
                        .isMissingNode())
                .as("a number of replicas would fight with KEDA's")
                .isTrue();
        assertThat(scaled.path("maxReplicaCount").asInt()).isBetween(2, 20);
        assertThat(Files.readString(METRICS)).contains("`" + metric(query) + "`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void selectorsFindWhatTheyAreFor(String overlay) throws Exception {
        var rendered = Rendered.overlay(overlay);
        var pods = rendered.pods().map(pod -> pod.at("/metadata/labels")).toList();

        Consumer<JsonNode> findsAPod = selector -> assertThat(pods)
                .anyMatch(labels ->
                        each(selector.isMissingNode() ? labels : selector).count() > 0 && has(labels, selector));
        rendered.of("Service").map(each -> each.at("/spec/selector")).forEach(findsAPod);
        rendered.of("NetworkPolicy")
                .map(each -> each.at("/spec/podSelector/matchLabels"))
                .forEach(findsAPod);
        Stream.of("Deployment", "PodDisruptionBudget")
                .flatMap(rendered::of)
                .map(each -> each.at("/spec/selector/matchLabels"))
                .forEach(findsAPod);
        rendered.of("ServiceMonitor")
                .forEach(monitor -> assertThat(has(
                                rendered.one("Service", "wadi").at("/metadata/labels"),
                                monitor.at("/spec/selector/matchLabels")))
                        .isTrue());
    }

    private static boolean has(JsonNode labels, JsonNode wanted) {
        return wanted.properties().stream().allMatch(label -> label.getValue().equals(labels.get(label.getKey())));
    }

    private static Set<String> portNames(JsonNode pod) {
        return each(container(pod).path("ports"))
                .map(port -> port.path("name").asText())
                .collect(toSet());
    }

    private static Set<String> names(Rendered rendered) {
        var direct = rendered.pods()
                .flatMap(pod -> each(container(pod).path("env")))
                .map(variable -> variable.path("name").asText());
        var shared = rendered.of("ConfigMap")
                .flatMap(map -> map.path("data").properties().stream())
                .map(java.util.Map.Entry::getKey);
        return Stream.concat(direct, shared).collect(toSet());
    }

    private static String setting(Rendered rendered, String name) {
        return rendered.of("ConfigMap")
                .map(map -> map.path("data").path(name).asText())
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> documentedPaths() throws IOException {
        return Pattern.compile("`(/observe/[a-z/]+)`")
                .matcher(Files.readString(METRICS))
                .results()
                .map(found -> found.group(1))
                .collect(toSet());
    }

    private static String metric(String query) {
        var found = Pattern.compile("wadi_[a-z_]+").matcher(query);
        assertThat(found.find()).isTrue();
        return found.group();
    }

    private static Properties shipped() throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(Path.of("application.properties"))) {
            properties.load(reader);
        }
        return properties;
    }
}
