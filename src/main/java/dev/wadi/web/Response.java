package dev.wadi.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is answered.
 *
 * @param headers beside those that every response has
 */
public record Response(int status, String contentType, byte[] body, Map<String, String> headers) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public Response {
        headers = Map.copyOf(headers);
    }

    /** Bytes of some kind. */
    public static Response ok(String contentType, byte[] body) {
        return new Response(200, contentType, body, Map.of());
    }

    /** JSON, already written. */
    public static Response json(int status, String json) {
        return new Response(status, "application/json", json.getBytes(UTF_8), Map.of());
    }

    /** What went wrong, by RFC 9457. */
    public static Response problem(int status, String title, String detail) {
        var problem = new LinkedHashMap<String, Object>();
        problem.put("title", title);
        problem.put("status", status);
        problem.put("detail", detail);
        try {
            return new Response(status, "application/problem+json", JSON.writeValueAsBytes(problem), Map.of());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts are always JSON", e);
        }
    }

    /** That it is elsewhere. */
    public static Response elsewhere(String path) {
        return new Response(302, "text/plain", new byte[0], Map.of("location", path));
    }

    /** The same with another header. */
    public Response with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Response(status, contentType, body, more);
    }
}
