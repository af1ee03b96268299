package dev.wadi.contract;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.wadi.contract.IdentitySpec.Attribute;
import dev.wadi.contract.SourceSpec.Format;
import dev.wadi.contract.SourceSpec.QuerySpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads a contract from YAML. The shape of the file is described by {@code contract.schema.json} beside this class, which
 * editors can use as well; what a schema cannot say, {@link Contract} checks.
 */
public final class ContractReader {

    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
            .build());
    private static final JsonSchema SHAPE = shape();

    private ContractReader() {}

    /**
     * The contract in this text.
     *
     * @param file how the file is called, for errors
     * @throws ContractException with every problem: the file, where in it, and what was expected
     */
    public static Contract read(String file, String text) {
        var yaml = parse(file, text);
        var problems = SHAPE.validate(yaml).stream()
                .map(problem -> file + ": " + problem.getMessage())
                .sorted()
                .toList();
        if (!problems.isEmpty()) {
            throw new ContractException(problems);
        }
        try {
            return contract(yaml, text);
        } catch (RuntimeException e) {
            throw new ContractException(List.of(file + ": " + e.getMessage()));
        }
    }

    private static JsonNode parse(String file, String text) {
        try {
            return YAML.readTree(text);
        } catch (JacksonException e) {
            throw new ContractException(List.of(file + ": is not YAML: " + e.getMessage()));
        }
    }

    private static Contract contract(JsonNode yaml, String text) {
        return new Contract(
                yaml.path("stream").asText(),
                yaml.path("title").asText(),
                yaml.path("description").asText(),
                yaml.path("owner").asText(),
                Duration.parse(yaml.path("freshness").asText()),
                source(yaml.path("source")),
                yaml.path("key").asText(),
                yaml.path("version").asText(),
                yaml.has("deleted") ? Optional.of(yaml.path("deleted").asText()) : Optional.empty(),
                yaml.path("schema"),
                yaml.path("entity").asText(),
                list(yaml.path("columns"), ContractReader::column),
                list(yaml.path("rules"), ContractReader::rule),
                list(yaml.path("gates"), ContractReader::gate),
                yaml.has("identity") ? Optional.of(identity(yaml.path("identity"))) : Optional.empty(),
                text);
    }

    private static SourceSpec source(JsonNode yaml) {
        return new SourceSpec(
                yaml.path("kind").asText(),
                Format.valueOf(yaml.path("format").asText().toUpperCase(Locale.ROOT)),
                yaml.path("delimiter").asText(",").charAt(0),
                yaml.path("quote").asText("\"").charAt(0),
                Charset.forName(yaml.path("charset").asText("UTF-8")),
                yaml.has("query")
                        ? Optional.of(new QuerySpec(
                                yaml.path("query").asText(),
                                Duration.parse(yaml.path("look-back").asText())))
                        : Optional.empty());
    }

    private static Column column(JsonNode yaml) {
        var name = yaml.path("name").asText();
        return new Column(
                name,
                yaml.path("from").asText(name),
                ColumnType.of(yaml.path("type").asText()),
                list(yaml.path("formats"), JsonNode::asText),
                ZoneId.of(yaml.path("zone").asText("UTC")),
                number(yaml.path("min")),
                number(yaml.path("max")),
                yaml.path("personal").asBoolean(),
                yaml.path("description").asText(""));
    }

    private static Rule rule(JsonNode yaml) {
        return new Rule(
                yaml.path("code").asText(),
                list(yaml.path("on"), JsonNode::asText),
                yaml.path("check").asText(),
                yaml.path("detail").asText());
    }

    private static GateSpec gate(JsonNode yaml) {
        return new GateSpec(
                yaml.path("measure").asText(), yaml.path("hold-above").decimalValue());
    }

    private static IdentitySpec identity(JsonNode yaml) {
        var attributes = new EnumMap<Attribute, String>(Attribute.class);
        for (var attribute : Attribute.values()) {
            var label = attribute.name().toLowerCase(Locale.ROOT);
            if (yaml.has(label)) {
                attributes.put(attribute, yaml.path(label).asText());
            }
        }
        return new IdentitySpec(yaml.path("subject").asText(), attributes);
    }

    private static Optional<Long> number(JsonNode yaml) {
        return yaml.isNumber() ? Optional.of(yaml.longValue()) : Optional.empty();
    }

    private static <T> List<T> list(JsonNode yaml, Function<JsonNode, T> each) {
        var list = new ArrayList<T>();
        yaml.forEach(item -> list.add(each.apply(item)));
        return list;
    }

    private static JsonSchema shape() {
        try (var in = ContractReader.class.getResourceAsStream("contract.schema.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
