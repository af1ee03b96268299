package dev.wadi.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadi.operations.Operator;
import dev.wadi.quarantine.By;
import dev.wadi.web.Request;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the body of a request says: an object of the fields that are known, or nothing. A field that is unknown or of another
 * kind is a {@link BadRequest} that names it.
 */
final class Said {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WHY = "why";

    private final Request request;
    private final JsonNode body;

    private Said(Request request, JsonNode body) {
        this.request = request;
        this.body = body;
    }

    /** What a request says beside why. */
    static Said of(Request request, String... fields) {
        var known = Set.of(fields);
        try {
            var text = new String(request.body(), UTF_8);
            JsonNode body = text.isBlank() ? JSON.createObjectNode() : JSON.readTree(text);
            if (!body.isObject()) {
                throw new BadRequest("the body must be an object");
            }
            body.fieldNames().forEachRemaining(field -> {
                if (!known.contains(field) && !field.equals(WHY)) {
                    throw new BadRequest("there is no field '" + field + "' here");
                }
            });
            return new Said(request, body);
        } catch (IOException e) {
            throw new BadRequest("the body is not JSON");
        }
    }

    /** Who asks and, where they say it, why. */
    Operator operator() {
        try {
            return new Operator(
                    request.identity().name(), Operator.Face.API, text(WHY).orElse(""));
        } catch (IllegalArgumentException e) {
            throw new BadRequest(String.valueOf(e.getMessage()));
        }
    }

    /** Who asks and why, which they must say. */
    By by() {
        try {
            return new By(operator().name(), operator().why());
        } catch (IllegalArgumentException e) {
            throw new BadRequest(String.valueOf(e.getMessage()));
        }
    }

    String must(String field) {
        return text(field).orElseThrow(() -> new BadRequest("say " + field));
    }

    Optional<String> text(String field) {
        var value = body.path(field);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw new BadRequest(field + " must be a text");
        }
        return Optional.of(value.asText());
    }

    Optional<Instant> instant(String field) {
        return text(field).map(text -> {
            try {
                return Instant.parse(text);
            } catch (DateTimeException e) {
                throw new BadRequest(field + " must be an instant, like 2026-01-31T00:00:00Z");
            }
        });
    }

    Optional<Duration> duration(String field) {
        return text(field).map(text -> {
            try {
                return Duration.parse(text);
            } catch (DateTimeException e) {
                throw new BadRequest(field + " must be a duration, like P1D or PT6H");
            }
        });
    }

    int whole(String field, int least, int most, int usual) {
        var value = body.path(field);
        if (value.isMissingNode()) {
            return usual;
        }
        if (!value.canConvertToInt() || !value.isIntegralNumber() || value.asInt() < least || value.asInt() > most) {
            throw new BadRequest(field + " must be a whole number from " + least + " to " + most);
        }
        return value.asInt();
    }

    Map<String, String> texts(String field) {
        var texts = new LinkedHashMap<String, String>();
        var value = body.path(field);
        if (!value.isMissingNode() && !value.isObject()) {
            throw new BadRequest(field + " must be an object of texts");
        }
        value.fields().forEachRemaining(entry -> {
            if (!entry.getValue().isTextual()) {
                throw new BadRequest(field + " must be an object of texts");
            }
            texts.put(entry.getKey(), entry.getValue().asText());
        });
        return texts;
    }
}
