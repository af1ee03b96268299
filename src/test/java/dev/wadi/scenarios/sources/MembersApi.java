package dev.wadi.scenarios.sources;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** An API of a loyalty programme. It lets in who shows the token, is unwell now and then, and gives a hundred members at once. */
final class MembersApi implements AutoCloseable {

    static final String TOKEN = "Bearer a-token";

    private static final int AT_ONCE = 100;
    private static final int UNWELL = 4;

    private final HttpServer server;
    private final int members;
    private final AtomicInteger asked = new AtomicInteger();

    private MembersApi(HttpServer server, int members) {
        this.server = server;
        this.members = members;
    }

    static MembersApi of(int members) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var api = new MembersApi(server, members);
        server.createContext("/v1/members", api::answer);
        server.start();
        return api;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!TOKEN.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                exchange.sendResponseHeaders(401, -1);
            } else if (asked.incrementAndGet() % UNWELL == 2) {
                exchange.sendResponseHeaders(503, -1);
            } else {
                var answer = members(exchange.getRequestURI().getQuery()).getBytes(UTF_8);
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
            }
        }
    }

    private String members(String query) {
        // who asks for that day alone is told of one that was committed too late for who asks for what changed
        var there = query.contains("until=2026-01-06T00:00:00Z") ? members + 1 : members;
        var from = query.contains("after=") ? Integer.parseInt(query.replaceFirst(".*after=", "")) : 0;
        var until = Math.min(there, from + AT_ONCE);
        var meta = until < there ? "\"meta\":{\"after\":" + until + "}," : "";
        return IntStream.range(from, until)
                .mapToObj("{\"member\":\"m%d\",\"changed_at\":\"2026-01-05T08:00:00Z\",\"points\":1}"::formatted)
                .collect(joining(",", "{" + meta + "\"data\":[", "]}"));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
