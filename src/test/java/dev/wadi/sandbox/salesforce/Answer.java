package dev.wadi.sandbox.salesforce;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What goes back: a status, a body, headers. */
final class Answer {

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final String JSON_TYPE = "application/json;charset=UTF-8";

    private final int status;
    private final byte[] body;
    private final Map<String, String> headers = new LinkedHashMap<>();

    private Answer(int status, String contentType, byte[] body) {
        this.status = status;
        this.body = body;
        headers.put("Content-Type", contentType);
    }

    /** JSON that is written already. */
    static Answer json(byte[] body) {
        return new Answer(200, JSON_TYPE, body);
    }

    /** A value as JSON. */
    static Answer json(int status, Object value) {
        try {
            return new Answer(status, JSON_TYPE, JSON.writeValueAsBytes(value));
        } catch (JsonProcessingException notJson) {
            throw new IllegalStateException(notJson);
        }
    }

    /** An error of the REST API: an array with a message and a code. */
    static Answer error(int status, String code, String message) {
        var error = new LinkedHashMap<String, String>();
        error.put("message", message);
        error.put("errorCode", code);
        return json(status, List.of(error));
    }

    /** A page that something in front of the API sends. */
    static Answer html(int status, String title) {
        var page = "<html><head><title>" + title + "</title></head><body><h1>" + title + "</h1></body></html>\n";
        return new Answer(status, "text/html;charset=UTF-8", page.getBytes(UTF_8));
    }

    /** Nothing but success. */
    static Answer empty() {
        return new Answer(200, JSON_TYPE, new byte[0]);
    }

    /** Nothing, and nothing to come. */
    static Answer nothing() {
        return new Answer(204, JSON_TYPE, new byte[0]);
    }

    /** Delimited text that is written already. */
    static Answer csv(byte[] body) {
        return new Answer(200, "text/csv", body);
    }

    static Answer noSuchResource() {
        return error(404, "NOT_FOUND", "The requested resource does not exist");
    }

    static Answer sessionInvalid() {
        return error(401, "INVALID_SESSION_ID", "Session expired or invalid").with("WWW-Authenticate", "Token");
    }

    static Answer limitExceeded() {
        return error(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
    }

    /** The same with another header. */
    Answer with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    int status() {
        return status;
    }

    byte[] body() {
        return body;
    }

    Map<String, String> headers() {
        return headers;
    }
}
