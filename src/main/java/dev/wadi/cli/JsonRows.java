package dev.wadi.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;

/** Rows as the HTTP API has them. */
public final class JsonRows {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonRows() {}

    /** An object of JSON with the rows as its items. */
    public static String of(List<Map<String, Object>> rows) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(Map.of("items", rows));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("views are texts, numbers and what is made of them", e);
        }
    }
}
