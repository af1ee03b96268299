package dev.wadi.contract;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.wadi.contract.ActivitySpec.As;
import dev.wadi.contract.ActivitySpec.Reference;
import dev.wadi.contract.Column.Context;
import dev.wadi.contract.Column.Limits;
import dev.wadi.contract.IdentitySpec.Attribute;
import dev.wadi.contract.IdentitySpec.Kind;
import dev.wadi.contract.IdentitySpec.Subject;
import dev.wadi.contract.Schedule.Missed;
import dev.wadi.contract.SourceSpec.AnswerSpec;
import dev.wadi.contract.SourceSpec.Format;
import dev.wadi.contract.SourceSpec.QuerySpec;
import dev.wadi.contract.SourceSpec.Sync;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads a contract from YAML. The shape of the file is described by {@code contract.schema.json} beside this class, which
 * editors can use as well; what a schema cannot say, {@link Contract} checks.
 */
public final class ContractReader {

    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
                    .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final SchemaValidatorsConfig STRICT =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    private static final JsonSchema SHAPE = shape();
    private static final JsonSchema SCHEMA_OF_SCHEMAS = SCHEMAS.getSchema(SchemaLocation.of(SchemaId.V202012), STRICT);

    private ContractReader() {}

    /**
     * The contract in this text.
     *
     * @param file how the file is called, for errors
     * @throws ContractException with every problem: the file, where in it, and what was expected
     */
    public static Contract read(String file, String text) {
        var yaml = parse(file, text);
        var problems = problems(file, yaml);
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
            var yaml = YAML.readTree(text);
            if (yaml.isMissingNode()) {
                throw new ContractException(List.of(file + ": is empty"));
            }
            return yaml;
        } catch (JacksonException e) {
            var line = e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
            var reason = e.getOriginalMessage().lines().findFirst().orElse("");
            throw new ContractException(List.of(file + ": is not YAML: " + line + reason));
        }
    }

    /** What is wrong with the shape of the file, and with the schema of records in it. */
    private static List<String> problems(String file, JsonNode yaml) {
        var ofFile = SHAPE.validate(yaml).stream().map(problem -> file + ": " + problem.getMessage());
        var schema = yaml.path("schema");
        var ofSchema = (schema.isObject() ? SCHEMA_OF_SCHEMAS.validate(schema) : Set.<ValidationMessage>of())
                .stream().map(problem -> file + ": schema" + problem.getMessage());
        return Stream.concat(ofFile, ofSchema).sorted().toList();
    }

    private static Contract contract(JsonNode yaml, String text) {
        return new Contract(
                yaml.path("stream").asText(),
                yaml.path("title").asText(),
                yaml.path("description").asText(),
                yaml.path("owner").asText(),
                at("freshness", yaml.path("freshness").asText(), Duration::parse),
                yaml.has("schedule") ? schedule(yaml.path("schedule")) : Schedule.USUAL,
                source(yaml.path("source")),
                yaml.path("key").asText(),
                yaml.path("version").asText(),
                yaml.has("deleted") ? Optional.of(yaml.path("deleted").asText()) : Optional.empty(),
                yaml.path("schema"),
                yaml.path("entity").asText(),
                list(yaml.path("columns"), ContractReader::column),
                Set.copyOf(list(yaml.path("ignore"), JsonNode::asText)),
                list(yaml.path("rules"), ContractReader::rule),
                list(yaml.path("gates"), ContractReader::gate),
                yaml.has("identity") ? Optional.of(identity(yaml.path("identity"))) : Optional.empty(),
                yaml.has("activity") ? Optional.of(activity(yaml.path("activity"))) : Optional.empty(),
                text);
    }

    private static Schedule schedule(JsonNode yaml) {
        var rhythm = yaml.has("every")
                ? new Rhythm.Every(at("schedule: every", yaml.path("every").asText(), Duration::parse))
                : new Cron(
                        yaml.path("cron").asText(),
                        at("schedule: zone", yaml.path("zone").asText("UTC"), ZoneId::of));
        return new Schedule(
                rhythm, Missed.valueOf(yaml.path("missed").asText("run").toUpperCase(Locale.ROOT)));
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
                                yaml.path("sync").asText().equals("full-refresh")
                                        ? Sync.FULL_REFRESH
                                        : Sync.INCREMENTAL,
                                yaml.path("query").asText(),
                                at("source: look-back", yaml.path("look-back").asText("PT0S"), Duration::parse),
                                text(yaml, "stretch")))
                        : Optional.empty(),
                arrival(yaml),
                yaml.has("paging")
                        ? Optional.of(new AnswerSpec(
                                yaml.path("records").asText(),
                                yaml.path("total").asText(),
                                paging(yaml.path("paging"))))
                        : Optional.empty());
    }

    private static ArrivalSpec arrival(JsonNode yaml) {
        var complete = yaml.path("complete");
        return new ArrivalSpec(
                text(complete, "marker"),
                at("source: complete: within", complete.path("within").asText("PT0S"), Duration::parse),
                at("source: settle", yaml.path("settle").asText("PT0S"), Duration::parse));
    }

    private static Paging paging(JsonNode yaml) {
        if (yaml.has("link")) {
            return new Paging.Link(yaml.path("link").asText());
        }
        return yaml.has("cursor")
                ? new Paging.Cursor(
                        yaml.path("cursor").asText(), yaml.path("parameter").asText())
                : new Paging.Page(yaml.path("page").asText(), yaml.path("first").asInt(1));
    }

    private static Column column(JsonNode yaml) {
        var name = yaml.path("name").asText();
        return new Column(
                name,
                yaml.path("from").asText(name),
                ColumnType.of(yaml.path("type").asText()),
                Set.copyOf(list(yaml.path("absent"), JsonNode::asText)),
                list(yaml.path("formats"), JsonNode::asText),
                at("columns: '" + name + "': zone", yaml.path("zone").asText("UTC"), ZoneId::of),
                new Limits(
                        number(yaml.path("min")),
                        number(yaml.path("max")),
                        number(yaml.path("scale")).map(Long::intValue)),
                new Context(text(yaml, "country-from"), text(yaml, "country"), text(yaml, "currency")),
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
        var subject = yaml.path("subject");
        var fields = new EnumMap<Attribute, List<String>>(Attribute.class);
        for (var attribute : Attribute.values()) {
            var from = yaml.path("fields").path(attribute.label());
            if (!from.isMissingNode()) {
                fields.put(attribute, from.isArray() ? list(from, JsonNode::asText) : List.of(from.asText()));
            }
        }
        return new IdentitySpec(
                new Subject(
                        subject.isTextual() ? Optional.of(Kind.valueOf(upper(subject))) : Optional.empty(),
                        text(subject, "column")),
                yaml.path("trust").asInt(),
                fields);
    }

    private static ActivitySpec activity(JsonNode yaml) {
        var of = yaml.path("of");
        return new ActivitySpec(
                As.valueOf(upper(yaml.path("as"))),
                of.isObject()
                        ? Optional.of(new Reference(
                                of.path("stream").asText(), of.path("column").asText()))
                        : Optional.empty(),
                yaml.path("at").asText(),
                text(yaml, "amount"),
                text(yaml, "currency"),
                text(yaml, "state"),
                Set.copyOf(list(yaml.path("open"), JsonNode::asText)),
                Set.copyOf(list(yaml.path("void"), JsonNode::asText)));
    }

    private static Optional<String> text(JsonNode yaml, String name) {
        return yaml.has(name) ? Optional.of(yaml.path(name).asText()) : Optional.empty();
    }

    private static String upper(JsonNode word) {
        return word.asText().toUpperCase(Locale.ROOT);
    }

    private static <T> T at(String place, String text, Function<String, T> make) {
        try {
            return make.apply(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(place + ": '" + text + "': " + e.getMessage(), e);
        }
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
            return SCHEMAS.getSchema(in, STRICT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
