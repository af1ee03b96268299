package dev.wadi.bronze.json;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wadi.bronze.RecordFormat;
import dev.wadi.core.Page;
import dev.wadi.core.Problem;
import java.io.IOException;
import java.util.List;

/** JSON objects, one a record. Numbers keep every digit; null and blank fields stay absent. */
public final class JsonFormat implements RecordFormat {

    private static final ObjectReader READER =
            new ObjectMapper().readerFor(JsonNode.class).with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    @Override
    public List<Problem> read(Page page, int ordinal, ObjectNode into) {
        JsonNode tree;
        try {
            tree = READER.readTree(
                    page.payload(), page.frames().offset(ordinal), page.frames().length(ordinal));
        } catch (IOException e) {
            return List.of(Problem.ofRecord("JSON_UNPARSABLE", "the bytes are not one JSON object in UTF-8"));
        }
        if (!(tree instanceof ObjectNode object)) {
            return List.of(Problem.ofRecord("JSON_UNPARSABLE", "a record must be a JSON object"));
        }
        if (mayHaveNul(page, ordinal) && object.toString().contains("\\u0000")) {
            return List.of(Problem.ofRecord("TEXT_NOT_DECODABLE", "there is a NUL character in it"));
        }
        for (var field : object.properties()) {
            var value = field.getValue();
            if (!value.isNull() && !(value.isTextual() && value.textValue().isBlank())) {
                into.set(field.getKey(), value);
            }
        }
        return List.of();
    }

    /** Whether some escape looks like that of NUL: only then is it worth a second look, which writes all of it again. */
    private static boolean mayHaveNul(Page page, int ordinal) {
        var bytes = page.payload();
        var end = page.frames().offset(ordinal) + page.frames().length(ordinal) - 5;
        for (var at = page.frames().offset(ordinal); at < end; at++) {
            if (bytes[at] == '\\'
                    && bytes[at + 1] == 'u'
                    && bytes[at + 2] == '0'
                    && bytes[at + 3] == '0'
                    && bytes[at + 4] == '0'
                    && bytes[at + 5] == '0') {
                return true;
            }
        }
        return false;
    }
}
