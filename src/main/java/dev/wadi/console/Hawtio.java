package dev.wadi.console;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.wadi.web.Access;
import dev.wadi.web.Endpoint;
import dev.wadi.web.Request;
import dev.wadi.web.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The Hawtio console: the page and its scripts as Hawtio ships them, and the few questions the page asks of its server, answered
 * by constants. Whoever sees it has logged in already, so it has no log-in of its own.
 */
public final class Hawtio {

    private static final String BASE = "/hawtio";
    private static final String FOLDER = "hawtio-static";
    private static final String PAGE = FOLDER + "/index.html";

    /** What the page asks before it shows anything. */
    private static final Map<String, String> ANSWERS = Map.of(
            "/plugin", "[]",
            "/presetConnections", "[]",
            "/proxy/enabled", "false",
            "/keycloak/enabled", "false",
            "/auth/config", "[]",
            "/auth/config/session-timeout", "{}");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "ico", "image/x-icon",
            "png", "image/png",
            "woff2", "font/woff2",
            "ttf", "font/ttf",
            "txt", "text/plain; charset=utf-8");

    private Hawtio() {}

    /** All that is served. */
    public static List<Endpoint> endpoints() {
        var endpoints = new ArrayList<Endpoint>();
        endpoints.add(Endpoint.get("/", Access.VIEWER, request -> Response.elsewhere(BASE + "/")));
        endpoints.add(Endpoint.get(BASE + "/user", Access.VIEWER, Hawtio::user));
        ANSWERS.forEach((path, json) ->
                endpoints.add(Endpoint.get(BASE + path, Access.VIEWER, request -> Response.json(200, json))));
        endpoints.add(Endpoint.get(BASE + "/*", Access.VIEWER, Hawtio::file));
        return endpoints;
    }

    private static Response user(Request request) {
        return Response.json(200, TextNode.valueOf(request.identity().name()).toString());
    }

    /** A file that is shipped; any other path is one of the page itself. */
    private static Response file(Request request) {
        if (request.path().equals(BASE)) {
            return Response.elsewhere(BASE + "/");
        }
        var path = request.path().substring(BASE.length());
        return type(path)
                .flatMap(type -> shipped(FOLDER + path, type))
                .map(response -> path.startsWith("/static/")
                        // their names change with their content
                        ? response.with("cache-control", "private, max-age=31536000, immutable")
                        : response)
                .orElseGet(() -> type(path).isPresent()
                        ? Response.problem(404, "not here", "Hawtio ships no such file")
                        : shipped(PAGE, "text/html; charset=utf-8").orElseThrow());
    }

    private static Optional<String> type(String path) {
        return Optional.ofNullable(TYPES.get(path.substring(path.lastIndexOf('.') + 1)));
    }

    private static Optional<Response> shipped(String resource, String type) {
        try (var in = Hawtio.class.getClassLoader().getResourceAsStream(resource)) {
            return in == null ? Optional.empty() : Optional.of(Response.ok(type, in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException("a resource cannot be read", e);
        }
    }
}
