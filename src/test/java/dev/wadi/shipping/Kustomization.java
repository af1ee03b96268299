package dev.wadi.shipping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a folder with a {@code kustomization.yaml} comes to, as far as ours need kustomize, so that they are tried where there is no
 * kubectl. What it does not know it refuses. Names of generated maps are left without the hash of what is in them.
 */
final class Kustomization {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Set<String> KNOWN = Set.of(
            "apiVersion",
            "kind",
            "namespace",
            "labels",
            "resources",
            "configMapGenerator",
            "patches",
            "replicas",
            "images");

    private final Path folder;
    private final JsonNode asked;
    private final List<ObjectNode> documents = new ArrayList<>();

    private Kustomization(Path folder, JsonNode asked) {
        this.folder = folder;
        this.asked = asked;
    }

    static List<ObjectNode> render(Path folder) throws IOException {
        var asked = YAML.readTree(folder.resolve("kustomization.yaml").toFile());
        asked.fieldNames().forEachRemaining(name -> need(KNOWN.contains(name), "does not know " + name));
        var made = new Kustomization(folder, asked);
        made.resources();
        // in the order of kustomize's own
        made.each("configMapGenerator").forEach(made::generate);
        made.each("patches").forEach(made::patch);
        made.namespace();
        made.each("labels").forEach(made::label);
        made.each("replicas").forEach(made::replicate);
        made.each("images").forEach(made::image);
        return made.documents;
    }

    private void resources() throws IOException {
        for (var resource : asked.path("resources")) {
            var where = folder.resolve(resource.asText()).normalize();
            if (Files.isDirectory(where)) {
                documents.addAll(render(where));
            } else {
                try (var read = YAML.readerFor(ObjectNode.class).<ObjectNode>readValues(where.toFile())) {
                    documents.addAll(read.readAll());
                }
            }
        }
    }

    private void generate(JsonNode generator) {
        var name = generator.path("name").asText();
        if (!generator.path("behavior").asText().equals("merge")) {
            var map = YAML.createObjectNode().put("apiVersion", "v1").put("kind", "ConfigMap");
            map.putObject("metadata").put("name", name);
            documents.add(map);
        }
        var data = matching("ConfigMap", name).findFirst().orElseThrow().withObjectProperty("data");
        generator.path("literals").forEach(literal -> {
            var pair = literal.asText().split("=", 2);
            data.put(pair[0], pair[1]);
        });
    }

    private void patch(JsonNode patch) {
        var change = read(patch.path("patch").asText());
        if (change.isArray()) {
            var target = patch.path("target");
            var targets = matching(
                            target.path("kind").asText(), target.path("name").asText())
                    .toList();
            need(!targets.isEmpty(), "finds nothing to patch: " + target);
            targets.forEach(document -> change.forEach(step -> replace(document, step)));
            return;
        }
        var document = matching(
                        change.path("kind").asText(),
                        change.at("/metadata/name").asText())
                .findFirst()
                .orElseThrow(() -> new AssertionError("finds nothing to patch: " + change));
        if (change.path("$patch").asText().equals("delete")) {
            documents.remove(document);
        } else {
            merge(document, (ObjectNode) change);
        }
    }

    private static void replace(ObjectNode document, JsonNode step) {
        need(step.path("op").asText().equals("replace"), "does not know the step " + step);
        var path = step.path("path").asText();
        var last = path.lastIndexOf('/');
        need(!document.at(path).isMissingNode(), "nothing to replace at " + path);
        ((ObjectNode) document.at(path.substring(0, last))).set(path.substring(last + 1), step.path("value"));
    }

    /** As kustomize merges: maps by their keys, lists of what has names by these, other lists as a whole. */
    private static void merge(ObjectNode document, ObjectNode change) {
        change.properties().forEach(entry -> {
            var there = document.path(entry.getKey());
            if (there.isObject() && entry.getValue().isObject()) {
                merge((ObjectNode) there, (ObjectNode) entry.getValue());
            } else if (named(there) && named(entry.getValue())) {
                entry.getValue().forEach(item -> mergeByName((ArrayNode) there, (ObjectNode) item));
            } else {
                document.set(entry.getKey(), entry.getValue());
            }
        });
    }

    private static boolean named(JsonNode list) {
        return list.isArray() && !list.isEmpty() && Rendered.each(list).allMatch(item -> item.has("name"));
    }

    private static void mergeByName(ArrayNode list, ObjectNode item) {
        Rendered.each(list)
                .filter(there -> there.path("name").equals(item.path("name")))
                .findFirst()
                .ifPresentOrElse(there -> merge((ObjectNode) there, item), () -> list.add(item));
    }

    private void namespace() {
        if (asked.has("namespace")) {
            documents.stream()
                    .filter(document -> !document.path("kind").asText().equals("Namespace"))
                    .forEach(document ->
                            document.withObjectProperty("metadata").set("namespace", asked.path("namespace")));
        }
    }

    private void label(JsonNode label) {
        need(!label.path("includeSelectors").asBoolean(), "does not label selectors");
        for (var document : documents) {
            add(document, label.path("pairs"));
            if (label.path("includeTemplates").asBoolean()
                    && document.at("/spec/template").isObject()) {
                add((ObjectNode) document.at("/spec/template"), label.path("pairs"));
            }
        }
    }

    private static void add(ObjectNode labelled, JsonNode pairs) {
        labelled.withObjectProperty("metadata").withObjectProperty("labels").setAll((ObjectNode) pairs);
    }

    private void replicate(JsonNode replicas) {
        matching("Deployment", replicas.path("name").asText())
                .forEach(document -> document.withObjectProperty("spec").set("replicas", replicas.path("count")));
    }

    private void image(JsonNode image) {
        for (var document : documents) {
            for (var container : document.at("/spec/template/spec/containers")) {
                var now = container.path("image").asText().split(":", 2);
                if (now[0].equals(image.path("name").asText())) {
                    var tag = image.has("newTag") ? image.path("newTag").asText() : now[1];
                    ((ObjectNode) container).put("image", image.path("newName").asText(now[0]) + ":" + tag);
                }
            }
        }
    }

    private Stream<JsonNode> each(String what) {
        return Rendered.each(asked.path(what));
    }

    /** Of this kind, and with this name where it is not empty. */
    private Stream<ObjectNode> matching(String kind, String name) {
        return documents.stream()
                .filter(document -> document.path("kind").asText().equals(kind))
                .filter(document ->
                        name.isEmpty() || document.at("/metadata/name").asText().equals(name));
    }

    private static JsonNode read(String text) {
        try {
            return YAML.readTree(text);
        } catch (IOException e) {
            throw new AssertionError("a patch is not YAML: " + text, e);
        }
    }

    private static void need(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError("this reading of kustomize " + otherwise);
        }
    }
}
