package dev.wadi.check;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** A file of routes as YAML, which knows in which line of it what stands. */
final class RouteFile {

    private static final YAMLFactory YAML = new YAMLFactory();
    private static final ObjectMapper MAPPER = new ObjectMapper(YAML);

    private final Path path;
    private final JsonNode tree;
    private final Map<JsonPointer, Integer> lines;

    private RouteFile(Path path, JsonNode tree, Map<JsonPointer, Integer> lines) {
        this.path = path;
        this.tree = tree;
        this.lines = lines;
    }

    /**
     * Reads one.
     *
     * @throws IOException where it cannot be read or is no YAML
     */
    static RouteFile read(Path path) throws IOException {
        var text = Files.readString(path);
        var lines = new HashMap<JsonPointer, Integer>();
        try (var parser = YAML.createParser(text)) {
            while (parser.nextToken() != null) {
                lines.putIfAbsent(
                        parser.getParsingContext().pathAsPointer(),
                        parser.currentTokenLocation().getLineNr());
            }
        }
        return new RouteFile(path, MAPPER.readTree(text), lines);
    }

    JsonNode tree() {
        return tree;
    }

    /** Says of what stands there what is wrong with it. */
    Finding finding(JsonPointer at, String says) {
        JsonPointer known = at;
        while (known != null && !lines.containsKey(known)) {
            known = known.head();
        }
        return new Finding(known == null ? path.toString() : path + ":" + lines.get(known), says);
    }

    /** Shows every text in it with where it stands, in order. */
    void texts(BiConsumer<JsonPointer, String> reader) {
        texts(tree, JsonPointer.empty(), reader);
    }

    private static void texts(JsonNode node, JsonPointer at, BiConsumer<JsonPointer, String> reader) {
        if (node.isTextual()) {
            reader.accept(at, node.asText());
        }
        node.fields().forEachRemaining(field -> texts(field.getValue(), at.appendProperty(field.getKey()), reader));
        if (node.isArray()) {
            for (var i = 0; i < node.size(); i++) {
                texts(node.get(i), at.appendIndex(i), reader);
            }
        }
    }

    /** The values of a key wherever it stands. */
    List<String> valuesOf(String kind, String key) {
        var values = new ArrayList<String>();
        tree.findParents(kind)
                .forEach(parent -> values.add(parent.path(kind).path(key).asText()));
        return values;
    }
}
