package dev.wadi.sandbox.salesforce;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A request as it came in; its parameters are those of the URI and of a form in the body. */
record Request(String method, String path, Map<String, String> parameters, Headers headers, int uriBytes, String body) {

    private static final String FORM = "application/x-www-form-urlencoded";

    static Request of(HttpExchange exchange) throws IOException {
        var uri = exchange.getRequestURI();
        var parameters = new HashMap<String, String>();
        decode(uri.getRawQuery() == null ? "" : uri.getRawQuery(), parameters);
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        var type = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"));
        if (type.filter(name -> name.startsWith(FORM)).isPresent()) {
            decode(body, parameters);
        }
        return new Request(
                exchange.getRequestMethod(),
                uri.getRawPath().replaceAll("(?<=.)/+$", ""),
                parameters,
                exchange.getRequestHeaders(),
                uri.toString().getBytes(UTF_8).length,
                body);
    }

    /** The value of a header. */
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.getFirst(name));
    }

    /** The value of a parameter. */
    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** The length of all headers as they travel. */
    int headerBytes() {
        return headers.entrySet().stream()
                .flatMap(header -> header.getValue().stream().map(value -> header.getKey() + ": " + value + "\r\n"))
                .mapToInt(line -> line.getBytes(UTF_8).length)
                .sum();
    }

    /** The access token, which older clients call by another name than newer ones. */
    Optional<String> accessToken() {
        return header("Authorization")
                .map(value -> value.split(" ", 2))
                .filter(parts -> parts.length == 2
                        && (parts[0].equalsIgnoreCase("Bearer") || parts[0].equalsIgnoreCase("OAuth")))
                .map(parts -> parts[1].trim());
    }

    private static void decode(String encoded, Map<String, String> parameters) {
        for (var pair : encoded.split("&", -1)) {
            if (!pair.isEmpty()) {
                var parts = pair.split("=", 2);
                parameters.put(
                        URLDecoder.decode(parts[0], UTF_8),
                        parts.length == 2 ? URLDecoder.decode(parts[1], UTF_8) : "");
            }
        }
    }
}
