package dev.wadi.bronze.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.wadi.core.Frames;
import java.io.IOException;
import java.util.Optional;

/**
 * An answer of a query API: a JSON document with an array of records and perhaps some words about the answer itself.
 *
 * @param frames where the records are in the bytes
 * @param next   where the next answer is to be had; empty in the last
 * @param total  how many records the query has in all, or -1 where the answer does not say
 */
public record JsonAnswer(Frames frames, String next, long total) {

    private static final JsonFactory JSON = new JsonFactory();

    /**
     * Where things stand in an answer, as JSON pointers.
     *
     * @param records the array of records; empty where the answer is that array
     * @param next    where to go on; empty where the answer does not say
     * @param total   how many there are; empty where the answer does not say
     */
    public record Places(String records, String next, String total) {

        /** Whether something that is looked for stands at a place, or below it. */
        private boolean leadThrough(String place) {
            return leads(records, place) || leads(next, place) || leads(total, place);
        }

        private static boolean leads(String pointer, String place) {
            return pointer.startsWith(place)
                    && (pointer.length() == place.length() || pointer.charAt(place.length()) == '/');
        }
    }

    /**
     * Frames an answer without building a tree of it.
     *
     * @throws IOException where the bytes are not such an answer, hold no array of records, or end too early
     */
    public static JsonAnswer frame(byte[] answer, Places places) throws IOException {
        try (var parser = JSON.createParser(answer)) {
            var reading = new Reading(parser, places);
            if (parser.nextToken() == null) {
                throw new IOException("the answer is empty");
            }
            reading.value("");
            return reading.answer();
        }
    }

    /** One answer, while it is read. */
    private static final class Reading {

        private final JsonParser parser;
        private final Places places;
        private Optional<Frames> frames = Optional.empty();
        private String next = "";
        private long total = -1;

        Reading(JsonParser parser, Places places) {
            this.parser = parser;
            this.places = places;
        }

        /** Takes in the value that the parser stands at, and leaves it at its end. */
        void value(String place) throws IOException {
            var token = parser.currentToken();
            if (place.equals(places.records)) {
                expect(token, JsonToken.START_ARRAY);
                if (frames.isPresent()) {
                    throw new IOException("the answer holds two arrays of records");
                }
                frames = Optional.of(records());
            } else if (token == JsonToken.START_OBJECT && places.leadThrough(place)) {
                fields(place);
            } else if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
                parser.skipChildren();
            } else if (place.equals(places.next) && (token == JsonToken.VALUE_STRING || token.isNumeric())) {
                next = parser.getText();
            } else if (place.equals(places.total) && token == JsonToken.VALUE_NUMBER_INT) {
                total = parser.getLongValue();
            }
        }

        JsonAnswer answer() throws IOException {
            return new JsonAnswer(
                    frames.orElseThrow(
                            () -> new IOException("the answer holds no records at '" + places.records + "'")),
                    next,
                    total);
        }

        private void fields(String place) throws IOException {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var name = parser.currentName();
                parser.nextToken();
                value(place + "/" + name);
            }
            expect(parser.currentToken(), JsonToken.END_OBJECT);
        }

        private Frames records() throws IOException {
            var found = new Frames.Builder();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                var start = parser.currentTokenLocation().getByteOffset();
                if (start < 0) {
                    throw new IOException("the answer is not in UTF-8");
                }
                parser.skipChildren();
                var end = parser.currentLocation().getByteOffset();
                found.add((int) start, (int) (end - start));
            }
            return found.build();
        }

        private static void expect(JsonToken got, JsonToken wanted) throws IOException {
            if (got != wanted) {
                throw new IOException("the answer has " + got + " where " + wanted + " should be");
            }
        }
    }
}
