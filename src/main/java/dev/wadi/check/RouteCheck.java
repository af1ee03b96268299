package dev.wadi.check;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonPointer;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Route files as far as they can be judged unloaded: by Camel's schema of its YAML, and by whether all that they name is there.
 *
 * @param beans    the names of beans
 * @param streams  the streams that have contracts
 * @param settings what a setting is given as
 */
public record RouteCheck(Set<String> beans, Set<String> streams, Function<String, Optional<String>> settings) {

    private static final JsonSchema SHAPE = JsonSchemaFactory.getInstance(VersionFlag.V4)
            .getSchema(Objects.requireNonNull(RouteCheck.class.getResourceAsStream("/schema/camelYamlDsl.json")));
    private static final Pattern SETTING = Pattern.compile("\\{\\{(?!\\?)(wadi\\.[\\w.-]+)}}");
    private static final Pattern DIRECT = Pattern.compile("direct:([\\w.-]+)");
    private static final Pattern REFERENCE = Pattern.compile("ref|on\\w+Ref");

    /** All that is wrong with these files, in their order. */
    public List<Finding> check(List<Path> paths) {
        var findings = new ArrayList<Finding>();
        var files = read(paths, findings);
        var directs = new HashSet<String>();
        var templates = new HashSet<String>();
        var configurations = new HashSet<String>();
        for (var file : files) {
            directs.addAll(file.valuesOf("from", "uri"));
            templates.addAll(file.valuesOf("routeTemplate", "id"));
            configurations.addAll(file.valuesOf("routeConfiguration", "id"));
        }
        var used = used(files);
        for (var file : files) {
            shape(file, findings);
            names(file, new Names(directs, templates, configurations, used), findings);
        }
        return findings;
    }

    /** Only what can be told without knowing what else there is. */
    static List<Finding> shapes(List<Path> paths) {
        var findings = new ArrayList<Finding>();
        read(paths, findings).forEach(file -> shape(file, findings));
        return findings;
    }

    private static List<RouteFile> read(List<Path> paths, List<Finding> findings) {
        var files = new ArrayList<RouteFile>();
        for (var path : paths) {
            try {
                files.add(RouteFile.read(path));
            } catch (JacksonException e) {
                findings.add(new Finding(
                        path + ":" + e.getLocation().getLineNr(), "is not YAML: " + e.getOriginalMessage()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }

    private record Names(
            Set<String> directs, Set<String> templates, Set<String> configurations, Set<String> usedTemplates) {}

    /** The templates of which a route is made: what those name that belong to a source that is off need not be there. */
    private Set<String> used(List<RouteFile> files) {
        var used = new HashSet<String>();
        for (var file : files) {
            for (var item : file.tree()) {
                var route = item.path("templatedRoute");
                var off = false;
                for (var parameter : route.path("parameters")) {
                    off |= parameter.path("name").asText().equals("enabled")
                            && resolved(parameter.path("value").asText()).equals("false");
                }
                if (!off) {
                    used.add(route.path("routeTemplateRef").asText());
                }
            }
        }
        return used;
    }

    private String resolved(String text) {
        var setting = SETTING.matcher(text);
        return setting.matches() ? settings.apply(setting.group(1)).orElse("") : text;
    }

    private static void shape(RouteFile file, List<Finding> findings) {
        for (var failure : SHAPE.validate(file.tree())) {
            // a setting takes the place of a number
            if (!SETTING.matcher(failure.getInstanceNode().asText()).matches()) {
                var at = JsonPointer.compile(
                        pointer(failure.getInstanceLocation().toString()));
                findings.add(file.finding(at, "is no route that Camel knows: " + failure.getMessage()));
            }
        }
    }

    private static String pointer(String path) {
        var pointer = new StringBuilder();
        var parts = Pattern.compile("\\[(\\d+)]|\\.?([^.\\[$]+)").matcher(path);
        if (path.startsWith("/")) {
            return path;
        }
        while (parts.find()) {
            pointer.append('/').append(parts.group(1) == null ? parts.group(2) : parts.group(1));
        }
        return pointer.toString();
    }

    private void names(RouteFile file, Names names, List<Finding> findings) {
        file.texts((at, text) -> {
            var setting = SETTING.matcher(text);
            while (setting.find()) {
                if (settings.apply(setting.group(1)).isEmpty()) {
                    findings.add(file.finding(
                            at, setting.group(1) + " is used but not set: give it a value in application.properties"));
                }
            }
            var key = at.last() == null ? "" : String.valueOf(at.last().getMatchingProperty());
            var open = text.contains("{{");
            var template = file.tree().at("/" + first(at)).path("routeTemplate").path("id");
            var idle = template.isTextual() && !names.usedTemplates().contains(template.asText());
            if (!open && !idle && REFERENCE.matcher(key).matches() && !beans.contains(text)) {
                findings.add(file.finding(at, key + " '" + text + "' is no bean: there are " + sorted(beans)));
            }
            var direct = DIRECT.matcher(text);
            if (key.equals("uri") && direct.matches() && !names.directs().contains(text)) {
                findings.add(file.finding(at, text + " leads nowhere: no route begins there"));
            }
            if (key.equals("routeTemplateRef") && !names.templates().contains(text)) {
                findings.add(file.finding(
                        at, "routeTemplateRef '" + text + "' is no template: there are " + sorted(names.templates())));
            }
            if (key.equals("routeConfigurationId") && !names.configurations().contains(text)) {
                findings.add(file.finding(
                        at,
                        "routeConfigurationId '" + text + "' is no configuration: there are "
                                + sorted(names.configurations())));
            }
        });
        streams(file, findings);
    }

    private void streams(RouteFile file, List<Finding> findings) {
        for (var i = 0; i < file.tree().size(); i++) {
            var parameters = file.tree().get(i).path("templatedRoute").path("parameters");
            for (var j = 0; j < parameters.size(); j++) {
                var stream = parameters.get(j).path("value").asText();
                if (parameters.get(j).path("name").asText().equals("stream") && !streams.contains(stream)) {
                    var at = JsonPointer.compile("/" + i + "/templatedRoute/parameters/" + j + "/value");
                    findings.add(file.finding(
                            at, "stream '" + stream + "' has no contract: there are those of " + sorted(streams)));
                }
            }
        }
    }

    private static String first(JsonPointer at) {
        return String.valueOf(at.getMatchingProperty());
    }

    private static String sorted(Set<String> names) {
        return names.stream().sorted().toList().toString();
    }
}
