package dev.wadi.bronze.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.wadi.core.Frames;
import java.io.IOException;

/**
 * An answer of a query API: one JSON object with an array of records and some fields about the answer itself.
 *
 * @param frames where the records are in the bytes
 * @param next   where the next answer is to be had; empty in the last
 * @param total  how many records the query has in all, or -1 where the answer does not say
 */
public record JsonAnswer(Frames frames, String next, long total) {

    private static final JsonFactory JSON = new JsonFactory();

    /**
     * Frames an answer without building a tree of it.
     *
     * @param records the field that holds the records
     * @param next    the field that says where to go on
     * @param total   the field that says how many there are
     * @throws IOException where the bytes are not such an answer, or end too early
     */
    public static JsonAnswer frame(byte[] answer, String records, String next, String total) throws IOException {
        var frames = new Frames.Builder();
        var goOn = "";
        var count = -1L;
        try (var parser = JSON.createParser(answer)) {
            expect(parser.nextToken(), JsonToken.START_OBJECT);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var field = parser.currentName();
                var value = parser.nextToken();
                if (field.equals(records)) {
                    expect(value, JsonToken.START_ARRAY);
                    frame(parser, frames);
                } else if (field.equals(next) && value == JsonToken.VALUE_STRING) {
                    goOn = parser.getText();
                } else if (field.equals(total) && value == JsonToken.VALUE_NUMBER_INT) {
                    count = parser.getLongValue();
                } else {
                    parser.skipChildren();
                }
            }
            expect(parser.currentToken(), JsonToken.END_OBJECT);
        }
        return new JsonAnswer(frames.build(), goOn, count);
    }

    private static void frame(JsonParser parser, Frames.Builder frames) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            var start = parser.currentTokenLocation().getByteOffset();
            if (start < 0) {
                throw new IOException("the answer is not in UTF-8");
            }
            parser.skipChildren();
            var end = parser.currentLocation().getByteOffset();
            frames.add((int) start, (int) (end - start));
        }
    }

    private static void expect(JsonToken got, JsonToken wanted) throws IOException {
        if (got != wanted) {
            throw new IOException("the answer has " + got + " where " + wanted + " should be");
        }
    }
}
