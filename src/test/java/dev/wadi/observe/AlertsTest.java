package dev.wadi.observe;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.wadi.contract.Contracts;
import dev.wadi.core.Origin;
import dev.wadi.core.Problem;
import dev.wadi.core.RawRecord;
import dev.wadi.core.Reject;
import dev.wadi.core.Stage;
import dev.wadi.core.Tenant;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules, dashboard, runbook and docs speak of what there is. */
class AlertsTest {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Path RULES = Path.of("k8s", "base", "prometheusrule.yaml");
    private static final Path DASHBOARD = Path.of("k8s", "monitoring", "wadi-dashboard.json");
    private static final Path RUNBOOK = Path.of("docs", "runbook.md");
    private static final Path METRICS = Path.of("docs", "metrics.md");
    private static final Path CASES = Path.of("src", "test", "resources", "cases", "alerts");
    private static final Pattern METRIC = Pattern.compile("\\b(?:wadi|jvm|process)_[a-z0-9_]+\\b");

    private static final String STREAM = "tickets.ticket";

    @TempDir
    Path folder;

    static List<JsonNode> alerts() throws IOException {
        var alerts = new ArrayList<JsonNode>();
        for (var group : rules().path("groups")) {
            group.path("rules").forEach(rule -> {
                if (rule.has("alert")) {
                    alerts.add(rule);
                }
            });
        }
        return alerts;
    }

    static List<Path> cases() throws IOException {
        try (var files = Files.list(CASES)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void everyAlertSaysHowBadItIsWhatItIsAndWhatToDo(JsonNode alert) throws IOException {
        var name = alert.path("alert").asText();

        assertThat(alert.path("labels").path("severity").asText()).isIn("warning", "critical");
        assertThat(alert.path("annotations").path("summary").asText()).matches("[A-Z{].*\\.");
        assertThat(alert.path("annotations").path("runbook_url").asText())
                .isEqualTo("docs/runbook.md#" + name.toLowerCase(Locale.ROOT));
        assertThat(entry(name))
                .contains("- **Cause.** ", "- **Blast radius.** ", "- **First safe action.** ", "- **Over** when ");
    }

    @Test
    void theRunbookHasNoEntryThatNoAlertLeadsTo() throws IOException {
        var entries = Pattern.compile("(?m)^## (\\w+)$")
                .matcher(Files.readString(RUNBOOK))
                .results()
                .map(entry -> entry.group(1));

        assertThat(entries)
                .containsExactlyElementsOf(alerts().stream()
                        .map(alert -> alert.path("alert").asText())
                        .toList());
    }

    @Test
    void everyMetricOfRulesDashboardAndDocsIsExported() throws IOException {
        var exported = exported();

        for (var file : List.of(RULES, DASHBOARD, RUNBOOK, METRICS)) {
            var named = METRIC.matcher(Files.readString(file))
                    .results()
                    .map(found -> found.group())
                    .filter(name -> !name.endsWith("_"))
                    .collect(toSet());
            assertThat(exported).as(file.toString()).containsAll(named);
        }
    }

    @Test
    void everyMetricOfOursIsInTheDocs() throws IOException {
        var told = Files.readString(METRICS);

        assertThat(exported())
                .filteredOn(name -> name.startsWith("wadi_") && !name.matches(".*_(bucket|count|sum|max)"))
                .allSatisfy(name -> assertThat(told).contains("`" + name + "`"));
    }

    @Test
    void theDashboardHasNoPanelWithoutAQuestionAndNoTwoOfOneNumber() throws IOException {
        var panels = new ObjectMapper().readTree(DASHBOARD.toFile()).path("panels");

        assertThat(panels).hasSizeGreaterThan(10);
        assertThat(panels).extracting(panel -> panel.path("id").asInt()).doesNotHaveDuplicates();
        assertThat(panels)
                .filteredOn(panel -> !panel.path("type").asText().equals("row"))
                .allSatisfy(panel -> assertThat(panel.path("targets"))
                        .isNotEmpty()
                        .allSatisfy(target ->
                                assertThat(target.path("expr").asText()).contains("tenant=\"$tenant\"")));
    }

    @Test
    void everyMetricOfOursThatTheDocsNameHasAPanel() throws IOException {
        var shown = Files.readString(DASHBOARD);

        assertThat(METRIC.matcher(Files.readString(METRICS))
                        .results()
                        .map(found -> found.group())
                        .filter(name -> name.startsWith("wadi_") && !name.endsWith("_")))
                .hasSizeGreaterThan(30)
                .allSatisfy(name -> assertThat(shown).contains(name));
    }

    @Test
    void promtoolTakesTheRules() throws Exception {
        assertThat(promtool("check", "rules", rulesFile().toString())).isZero();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void alertsGoOffWhenTheyShould(Path cases) throws Exception {
        rulesFile();
        var copy = Files.copy(cases, folder.resolve(cases.getFileName()));

        assertThat(promtool("test", "rules", copy.toString()))
                .as(() -> output())
                .isZero();
    }

    private int promtool(String... arguments) throws IOException, InterruptedException {
        var installed = Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "promtool")));
        assumeTrue(installed, "promtool is not installed (Debian: prometheus): rules are not tried");
        return new ProcessBuilder(Stream.concat(Stream.of("promtool"), Stream.of(arguments))
                        .toList())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start()
                .waitFor();
    }

    private String output() {
        try {
            return Files.readString(folder.resolve("output"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As Prometheus itself reads them, without Kubernetes around. */
    private Path rulesFile() throws IOException {
        var file = folder.resolve("rules.yaml");
        YAML.writeValue(file.toFile(), rules());
        return file;
    }

    private static JsonNode rules() throws IOException {
        return YAML.readTree(RULES.toFile()).path("spec");
    }

    private static String entry(String alert) throws IOException {
        var book = Files.readString(RUNBOOK);
        var start = book.indexOf("\n## " + alert + "\n");
        assertThat(start).as("entry of " + alert).isPositive();
        var end = book.indexOf("\n## ", start + 1);
        return book.substring(start, end < 0 ? book.length() : end);
    }

    /** All that this process and its kind export, after one of everything has happened. */
    private static Set<String> exported() {
        try (var meters = new Meters(Tenant.DEFAULT);
                var collector = new Collector(
                        new Once(), Clock.systemUTC(), figures -> FigureMeters.latencies(meters.registry(), figures))) {
            var registry = meters.registry();
            FigureMeters.register(registry, collector, Contracts.load(Path.of("contracts")), Clock.systemUTC());
            ProcessMeters.pool(registry, state -> 1);
            ProcessMeters.leader(registry, STREAM, () -> Optional.of(true));
            var stages = new StageMeters(registry);
            stages.worked("write", STREAM, Duration.ofMillis(1), Duration.ofMillis(1));
            stages.failed("write", STREAM);
            stages.records("write", STREAM, "accepted", 1);
            stages.rejected(STREAM, List.of(reject()));
            stages.asked(STREAM, Duration.ofMillis(1), true);
            stages.read(STREAM, true);
            var use = new SourceUse(registry);
            use.s3("GetObject", 1);
            use.folders(STREAM, 1, 1);
            use.lag(STREAM, Duration.ofSeconds(1));
            collector.take();
            return Pattern.compile("(?m)^([a-z_0-9]+)[{ ]")
                    .matcher(meters.scrape())
                    .results()
                    .map(line -> line.group(1))
                    .flatMap(name -> Stream.of(name, name.replaceFirst("_seconds_count$", "_seconds")))
                    .collect(toSet());
        }
    }

    private static Reject reject() {
        return new Reject(
                new RawRecord(new Origin(1, 0, 0, 1), JsonNodeFactory.instance.objectNode()),
                Stage.VALIDATE,
                List.of(Problem.ofRecord("RECORD_EMPTY", "says something")));
    }

    private static final class Once implements Figures.Source {

        @Override
        public Figures take() {
            return new Figures(
                    Instant.EPOCH,
                    Map.of(),
                    0,
                    Optional.empty(),
                    Optional.empty(),
                    0,
                    Map.of(),
                    List.of(new Figures.Latency(STREAM, Duration.ofSeconds(1))));
        }

        @Override
        public Figures.Counts count() {
            return new Figures.Counts(Map.of(), Map.of());
        }
    }
}
