package dev.wadi.sandbox.salesforce;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadi.sandbox.salesforce.oauth.ConnectedApp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.stream.Collectors;

/** Talks to an org over plain HTTP, as the documentation's examples do with curl. */
final class Caller {

    static final String USER = "integration@sandbox.example";
    static final ConnectedApp APP = ConnectedApp.of("a-client", "a-secret").runningAs(USER);
    static final String ROOT = "/services/data/v62.0";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final SalesforceServer server;
    private String token = "none";

    Caller(SalesforceServer server) {
        this.server = server;
    }

    /** One that has logged in by client credentials. */
    static Caller loggedIn(SalesforceServer server) {
        server.authorization().register(APP);
        var caller = new Caller(server);
        caller.login();
        return caller;
    }

    void login() {
        token = json(token(Map.of(
                        "grant_type", "client_credentials",
                        "client_id", APP.clientId(),
                        "client_secret", APP.clientSecret())))
                .path("access_token")
                .asText();
    }

    void useToken(String other) {
        token = other;
    }

    HttpResponse<String> token(Map<String, String> form) {
        return post("/services/oauth2/token", form);
    }

    /** Posts a form, with the token unless the headers say otherwise. */
    HttpResponse<String> post(String path, Map<String, String> form, String... headers) {
        var request = request(path, headers);
        if (headers.length == 0) {
            request.header("Authorization", "Bearer " + token);
        }
        var body = form.entrySet().stream()
                .map(pair -> encoded(pair.getKey()) + "=" + encoded(pair.getValue()))
                .collect(Collectors.joining("&"));
        return send(request.header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> query(String soql, String... headers) {
        return get(ROOT + "/query?q=" + encoded(soql), headers);
    }

    HttpResponse<String> queryAll(String soql) {
        return get(ROOT + "/queryAll/?q=" + encoded(soql));
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).header("Authorization", "Bearer " + token));
    }

    /** Sends a request without a token. */
    HttpResponse<String> getAsNobody(String path, String... headers) {
        return send(request(path, headers));
    }

    /** The page after this one. */
    HttpResponse<String> next(HttpResponse<String> page) {
        return get(json(page).path("nextRecordsUrl").asText());
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException notJson) {
            throw new AssertionError(answer.body(), notJson);
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(server.endpoint().resolve(path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }
}
