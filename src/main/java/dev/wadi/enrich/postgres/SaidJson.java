package dev.wadi.enrich.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;

/** What is said, as it is kept: an object of texts. */
final class SaidJson {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private SaidJson() {}

    static String write(Map<String, String> said) {
        try {
            return JSON.writeValueAsString(new TreeMap<>(said));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts are always JSON", e);
        }
    }

    static Map<String, String> read(String json) {
        try {
            return Map.copyOf(JSON.readValue(json, TEXTS));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer is an object of texts", e);
        }
    }
}
