package dev.wadi.testkit.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A client that sends what it is given, byte by byte: others tidy up a path before they send it. */
public final class RawHttp {

    private static final int PATIENCE_MILLIS = 20_000;

    private final int port;
    private final Map<String, String> headers;

    private RawHttp(int port, Map<String, String> headers) {
        this.port = port;
        this.headers = headers;
    }

    /** What came back; headers by their names in lower case. */
    public record Reply(int status, Map<String, String> headers, String body) {}

    /** Somebody who shows nothing. */
    public static RawHttp at(int port) {
        return new RawHttp(port, Map.of());
    }

    /** The same with another header. */
    public RawHttp with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new RawHttp(port, more);
    }

    /** The same with a password. */
    public RawHttp as(String user, String password) {
        var shown = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
        return with("Authorization", "Basic " + shown);
    }

    /** What it sends beside what every request has. */
    public Map<String, String> headers() {
        return Map.copyOf(headers);
    }

    public Reply get(String path) {
        return send("GET", path, "");
    }

    /** Posts JSON. */
    public Reply post(String path, String json) {
        return (headers.containsKey("Content-Type") ? this : with("Content-Type", "application/json"))
                .send("POST", path, json);
    }

    /** Sends any method and path, and waits until the other side has said it all. */
    public Reply send(String method, String path, String body) {
        var text = new StringBuilder(
                method + " " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nConnection: close\r\n");
        headers.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        var bytes = body.getBytes(UTF_8);
        if (bytes.length > 0 || method.equals("POST")) {
            text.append("Content-Length: ").append(bytes.length).append("\r\n");
        }
        text.append("\r\n");
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            var request = new ByteArrayOutputStream();
            request.write(text.toString().getBytes(ISO_8859_1));
            request.write(bytes);
            socket.getOutputStream().write(request.toByteArray());
            return reply(new String(socket.getInputStream().readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        }
    }

    private static Reply reply(String text) {
        var end = text.indexOf("\r\n\r\n");
        var lines = text.substring(0, end < 0 ? text.length() : end).split("\r\n", -1);
        var headers = new TreeMap<String, String>();
        for (var i = 1; i < lines.length; i++) {
            var colon = lines[i].indexOf(':');
            headers.put(
                    lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                    lines[i].substring(colon + 1).strip());
        }
        return new Reply(Integer.parseInt(lines[0].split(" ", -1)[1]), headers, end < 0 ? "" : text.substring(end + 4));
    }
}
