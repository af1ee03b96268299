package dev.wadi.quarantine;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wadi.bronze.csv.CsvLine;
import dev.wadi.contract.SourceSpec;
import dev.wadi.core.Page;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a record anew in the format of its page. */
final class Rewriting {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    private Rewriting() {}

    /**
     * The bytes of a record after a correction.
     *
     * @param original its bytes so far
     * @throws IllegalArgumentException where the correction does not fit the record
     */
    static byte[] of(SourceSpec source, Page page, byte[] original, Correction correction) {
        if (correction instanceof Correction.Text text) {
            return encoded(source, text.text());
        }
        var values = ((Correction.Fields) correction).values();
        return switch (source.format()) {
            case CSV -> encoded(source, csv(source, page, original, values));
            case JSON -> json(original, values);
        };
    }

    private static String csv(SourceSpec source, Page page, byte[] original, Map<String, String> values) {
        var header = split(source, page.preamble()).stream().map(String::strip).toList();
        var line = split(source, original);
        if (line.size() != header.size()) {
            throw new IllegalArgumentException("the record's fields cannot be told apart: give its whole text");
        }
        var fields = new ArrayList<>(line);
        values.forEach((name, value) -> {
            var at = header.indexOf(name);
            if (at < 0) {
                throw new IllegalArgumentException("the record has no field '" + name + "'");
            }
            fields.set(at, value);
        });
        return fields.stream()
                .map(field -> quoted(source, field))
                .collect(Collectors.joining(String.valueOf(source.delimiter())));
    }

    private static List<String> split(SourceSpec source, byte[] bytes) {
        try {
            var text =
                    source.charset().newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            var line = CsvLine.split(text, source.delimiter(), source.quote());
            return line.misquoted() ? List.of() : line.fields();
        } catch (CharacterCodingException e) {
            return List.of();
        }
    }

    private static String quoted(SourceSpec source, String field) {
        var quote = String.valueOf(source.quote());
        var plain = field.indexOf(source.delimiter()) < 0
                && !field.contains(quote)
                && field.indexOf('\n') < 0
                && field.indexOf('\r') < 0;
        return plain ? field : quote + field.replace(quote, quote + quote) + quote;
    }

    private static byte[] encoded(SourceSpec source, String text) {
        try {
            var bytes = source.charset().newEncoder().encode(CharBuffer.wrap(text));
            return Arrays.copyOf(bytes.array(), bytes.limit());
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("the text cannot be written in " + source.charset(), e);
        }
    }

    private static byte[] json(byte[] original, Map<String, String> values) {
        try {
            if (!(JSON.readTree(original) instanceof ObjectNode record)) {
                throw new IllegalArgumentException("the record is no JSON object: give its whole text");
            }
            values.forEach((name, value) -> set(record, name, value));
            return JSON.writeValueAsString(record).getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalArgumentException("the record is no JSON object: give its whole text", e);
        }
    }

    /** A field is named as it is, or by a JSON pointer where it is within another. A number stays a number. */
    private static void set(ObjectNode record, String name, String value) {
        var pointer = name.startsWith("/")
                ? JsonPointer.compile(name)
                : JsonPointer.empty().appendProperty(name);
        var within = record.at(pointer.head());
        if (!(within instanceof ObjectNode object)) {
            throw new IllegalArgumentException("the record has no field '" + name + "'");
        }
        var field = pointer.last().getMatchingProperty();
        if (value.isBlank()) {
            object.putNull(field);
        } else if (object.path(field).isValueNode() && !object.path(field).isTextual()) {
            object.set(field, scalar(value));
        } else {
            object.put(field, value);
        }
    }

    private static JsonNode scalar(String value) {
        try {
            var node = JSON.readTree(value);
            return node.isValueNode() ? node : JSON.getNodeFactory().textNode(value);
        } catch (JsonProcessingException e) {
            return JSON.getNodeFactory().textNode(value);
        }
    }
}
