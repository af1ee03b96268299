package dev.wadi.scenarios.operated;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.base.Suppliers;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpServer;
import dev.wadi.cli.Cli;
import dev.wadi.cli.Home;
import dev.wadi.cli.Service;
import dev.wadi.doctor.Check;
import dev.wadi.scenarios.Installation;
import dev.wadi.security.Password;
import dev.wadi.security.Role;
import dev.wadi.security.Users;
import dev.wadi.settings.Settings;
import dev.wadi.testkit.web.RawHttp;
import dev.wadi.testkit.web.RawHttp.Reply;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Supplier;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import picocli.CommandLine;

/**
 * An installation with users and an identity provider, started once for all tests of the faces; its stream is read once at the
 * start and then only where somebody asks.
 */
final class Operated {

    static final String STREAM = "tickets.ticket";
    static final int RECORDS = 200;
    static final String VIEWER = "vera";
    static final String OPERATOR = "otto";
    static final String STEWARD = "stella";
    static final String PASSWORD = "correct horse";
    static final String ISSUER = "https://id.example";
    static final String AUDIENCE = "wadi";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Supplier<Operated> RUNNING = Suppliers.memoize(Operated::new);

    private final Installation installation;
    private final RSAKey key;
    private final int apiPort;
    private final int managementPort;

    private Operated() {
        try {
            key = new RSAKeyGenerator(2048).keyID("one").generate();
            var users = Files.createDirectories(Path.of("target", "scenarios"))
                    .resolve("users-" + ProcessHandle.current().pid());
            var password = quick(PASSWORD);
            Files.write(
                    users,
                    List.of(
                            Users.line(VIEWER, Set.of(Role.VIEWER), password),
                            Users.line(OPERATOR, Set.of(Role.OPERATOR), password),
                            Users.line(STEWARD, Set.of(Role.STEWARD), password)));
            installation = Installation.shipped()
                    .withTickets(RECORDS, 3)
                    .with("wadi.tickets.pollMillis", "86400000")
                    .with("wadi.users.file", users.toAbsolutePath().toString())
                    .with("wadi.metrics.access", "viewer")
                    .with("wadi.oidc.issuer", ISSUER)
                    .with("wadi.oidc.audience", AUDIENCE)
                    .with("wadi.oidc.jwks", keysAt(key));
            installation.start();
            installation.awaitPublished();
            apiPort = installation.port("wadi.api");
            managementPort = installation.port("wadi.management");
        } catch (IOException | JOSEException e) {
            throw new IllegalStateException("no installation to operate", e);
        }
    }

    static Operated running() {
        return RUNNING.get();
    }

    Installation installation() {
        return installation;
    }

    /** The key of the identity provider. */
    RSAKey key() {
        return key;
    }

    RawHttp api() {
        return RawHttp.at(apiPort);
    }

    RawHttp management() {
        return RawHttp.at(managementPort);
    }

    RawHttp operator(RawHttp where) {
        return where.as(OPERATOR, PASSWORD);
    }

    RawHttp viewer(RawHttp where) {
        return where.as(VIEWER, PASSWORD);
    }

    RawHttp steward(RawHttp where) {
        return where.as(STEWARD, PASSWORD);
    }

    /** What an operator is told by Jolokia. */
    JsonNode jolokia(String json) {
        return json(operator(management()).post("/hawtio/jolokia", json));
    }

    /** What a steward is told by Jolokia, of the quarantine desk. */
    JsonNode desk(String operation, String arguments) {
        return json(steward(management())
                .post(
                        "/hawtio/jolokia",
                        "{\"type\":\"exec\",\"mbean\":\"dev.wadi:type=quarantine\",\"operation\":\"" + operation
                                + "\",\"arguments\":[" + arguments + "]}"));
    }

    /** What a command prints with {@code --json}, or nothing where it fails. */
    JsonNode cli(String... arguments) {
        var out = new StringWriter();
        var exit = execute(out, arguments);
        return exit == 0 ? json(out.toString()) : JSON.createObjectNode().put("exit", exit);
    }

    /** What a command prints. */
    String command(String... arguments) {
        var out = new StringWriter();
        execute(out, arguments);
        return out.toString();
    }

    private int execute(StringWriter out, String... arguments) {
        var command = commands();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(out, true));
        return command.execute(arguments);
    }

    private CommandLine commands() {
        var system = new Properties();
        system.putAll(installation.settings());
        system.put("user.name", "terminal");
        return Cli.of(new Home(Path.of(""), Map.of(), system, "test"), new NoService());
    }

    /** Commands of operators ask nothing of the service as a whole. */
    private static final class NoService implements Service {

        @Override
        public int serve(Settings settings) {
            throw new AssertionError();
        }

        @Override
        public Set<String> beans(Settings settings) {
            throw new AssertionError();
        }

        @Override
        public Optional<String> load(Settings settings) {
            throw new AssertionError();
        }

        @Override
        public List<Check> checks(Settings settings, dev.wadi.settings.Properties properties) {
            throw new AssertionError();
        }
    }

    /** A value as a table of JMX holds it. */
    static String text(JsonNode value) {
        return value.isContainerNode() ? value.toString() : value.asText();
    }

    /** A path of the document with something in the place of each name. */
    static String path(String documented) {
        return documented
                .replace("{stream}", STREAM)
                .replace("{record}", "1.0")
                .replaceAll("\\{(publication|page|backfill|replay)}", "1");
    }

    static JsonNode json(Reply reply) {
        return json(reply.body());
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }

    /** Puts another object into the bucket, to be read when somebody asks. */
    void export(String name) {
        installation.put(
                "tickets/" + name + ".csv",
                Installation.tickets(RECORDS, name.hashCode()).get(0).bytes());
    }

    /** Waits until no replay has anything left to do. */
    void awaitReplayed() {
        awaitSaid(() -> {
            var replays = json(viewer(api()).get("/api/v1/replays")).path("items");
            return replays.findValues("left").stream().allMatch(left -> left.asInt() == 0);
        });
    }

    void awaitSaid(Supplier<Boolean> said) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(said::get);
    }

    /** What is kept of a password, with as few rounds as are taken: some hundred wrong ones are tried here. */
    private static Password quick(String password) {
        var rounds = 10_000;
        var salt = new byte[16];
        try {
            var hash = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(new PBEKeySpec(password.toCharArray(), salt, rounds, 256))
                    .getEncoded();
            var base64 = Base64.getEncoder();
            return new Password(rounds, base64.encodeToString(salt), base64.encodeToString(hash));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has PBKDF2", e);
        }
    }

    private static String keysAt(RSAKey key) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var keys = ("{\"keys\":[" + key.toPublicJWK().toJSONString() + "]}").getBytes(UTF_8);
            server.createContext("/keys", exchange -> {
                exchange.sendResponseHeaders(200, keys.length);
                exchange.getResponseBody().write(keys);
                exchange.close();
            });
            server.start();
            return "http://127.0.0.1:" + server.getAddress().getPort() + "/keys";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
