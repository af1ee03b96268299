package dev.wadi.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.core.Sensitive;
import dev.wadi.core.Unavailable;
import dev.wadi.security.Doorkeeper;
import dev.wadi.security.Password;
import dev.wadi.security.Role;
import dev.wadi.security.Users;
import dev.wadi.testkit.web.RawHttp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebServerTest {

    private static final Listener ANY_PORT = new Listener("wadi.test", "127.0.0.1", 0);
    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    private static Path folder;

    private static WebServer server;

    @BeforeAll
    static void start() throws IOException {
        var users = Files.write(
                folder.resolve("users"),
                List.of(
                        Users.line("vera", Set.of(Role.VIEWER), Password.of(new Sensitive<>("look"), RANDOM)),
                        Users.line("otto", Set.of(Role.OPERATOR), Password.of(new Sensitive<>("act:now"), RANDOM))));
        var doorkeeper = new Doorkeeper(Optional.of(Users.load(users)), Optional.empty(), RANDOM);
        server = WebServer.start(
                ANY_PORT,
                doorkeeper,
                List.of(
                        Endpoint.get("/open", Access.ANYONE, request -> said("open to " + request.who())),
                        Endpoint.get("/things/:thing", Access.VIEWER, request -> said(request.name("thing"))),
                        Endpoint.post(
                                "/things/:thing",
                                Access.OPERATOR,
                                request -> said(request.identity().name() + " " + new String(request.body(), UTF_8))),
                        Endpoint.get("/away", Access.ANYONE, request -> {
                            throw new Unavailable("jane@example.org", new IllegalStateException());
                        }),
                        Endpoint.get("/broken", Access.ANYONE, request -> {
                            throw new IllegalStateException("jane@example.org");
                        })));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void anyoneGetsWhatIsOpen() {
        assertThat(nobody().get("/open").body()).isEqualTo("open to Optional.empty");
    }

    @Test
    void whoIsNotKnownGetsNothingElseNotEvenThatItIsNotThere() {
        assertThat(nobody().get("/things/a").status()).isEqualTo(401);
        assertThat(nobody().post("/things/a", "{}").status()).isEqualTo(401);
        assertThat(nobody().get("/nowhere").status()).isEqualTo(401);
        assertThat(nobody().as("vera", "wrong").get("/things/a").status()).isEqualTo(401);
        assertThat(nobody().as("nobody", "look").get("/things/a").status()).isEqualTo(401);
        assertThat(nobody().as("vera", "").get("/things/a").status()).isEqualTo(401);
    }

    @Test
    void aViewerLooksAndAnOperatorActs() {
        assertThat(vera().get("/things/a-1.b").body()).isEqualTo("a-1.b");
        assertThat(vera().post("/things/a", "{}").status()).isEqualTo(403);
        assertThat(otto().get("/things/a").status()).isEqualTo(200);
        assertThat(otto().post("/things/a", "{\"why\": 1}").body()).isEqualTo("otto {\"why\": 1}");
    }

    @Test
    void whatIsNotAnEndpointIsNotServed() {
        assertThat(otto().get("/").status()).isEqualTo(404);
        assertThat(otto().get("/things").status()).isEqualTo(404);
        assertThat(otto().get("/Things/a").status()).isEqualTo(404);
        assertThat(otto().get("/things/a/b").status()).isEqualTo(404);
        assertThat(otto().send("DELETE", "/things/a", "").status()).isIn(404, 405);
        assertThat(otto().send("TRACE", "/things/a", "").status()).isIn(404, 405, 501);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//things/a",
                "/things//a",
                "/./things/a",
                "/things/./a",
                "/things/../things/a",
                "/things/%61",
                "/things%2fa",
                "/things%2Fa",
                "/things/%252e",
                "/things/a%00",
                "/things/a;x",
                "/things;x=1/a",
                "/things/..;/a",
                "/things\\a",
                "/things/a%0d%0aX: y",
                "/things/%c0%af",
                "*",
            })
    void aPathHasOneSpelling(String path) {
        assertThat(otto().get(path).status()).isEqualTo(400);
        assertThat(nobody().get(path).status()).isEqualTo(400);
    }

    @Test
    void pagesOfOtherSitesHaveNoSayEvenWhereTheBrowserAddsThePassword() {
        assertThat(otto().with("Origin", "https://evil.example")
                        .post("/things/a", "{}")
                        .status())
                .isEqualTo(403);
        assertThat(otto().with("Origin", "null").post("/things/a", "{}").status())
                .isEqualTo(403);
        assertThat(otto().with("Sec-Fetch-Site", "cross-site").get("/things/a").status())
                .isEqualTo(403);
        assertThat(otto().with("Content-Type", "text/plain")
                        .post("/things/a", "{}")
                        .status())
                .isEqualTo(415);
        assertThat(otto().with("Origin", "http://localhost:" + server.port())
                        .with("Sec-Fetch-Site", "same-origin")
                        .post("/things/a", "{}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void noSiteIsToldThatItMayAsk() {
        var preflight = nobody().with("Origin", "https://evil.example")
                .with("Access-Control-Request-Method", "POST")
                .send("OPTIONS", "/things/a", "");

        assertThat(preflight.status()).isEqualTo(403);
        assertThat(preflight.headers().keySet()).noneMatch(name -> name.startsWith("access-control"));
        assertThat(otto().with("Origin", "http://localhost:" + server.port())
                        .get("/things/a")
                        .headers()
                        .keySet())
                .noneMatch(name -> name.startsWith("access-control"));
    }

    @Test
    void aFailureIsToldWithoutWhatItSays() {
        var away = nobody().get("/away");
        var broken = nobody().get("/broken");

        assertThat(away.status()).isEqualTo(503);
        assertThat(away.headers()).containsEntry("retry-after", "10");
        assertThat(broken.status()).isEqualTo(500);
        assertThat(away.body() + broken.body()).doesNotContain("jane", "Exception");
    }

    @Test
    void aBodyIsNotLongerThanAMebibyte() {
        assertThat(otto().post("/things/a", "1".repeat((1 << 20) + 1)).status()).isEqualTo(413);
    }

    @Test
    void everyResponseForbidsToKeepGuessAndFrameIt() {
        for (var reply : List.of(nobody().get("/open"), nobody().get("/nowhere"), nobody().get("//"))) {
            assertThat(reply.headers())
                    .containsEntry("cache-control", "no-store")
                    .containsEntry("x-content-type-options", "nosniff")
                    .containsEntry("x-frame-options", "DENY");
        }
    }

    @Test
    void aPortThatIsTakenIsNamed() {
        var taken = new Listener("wadi.test", "127.0.0.1", server.port());
        var doorkeeper = new Doorkeeper(Optional.empty(), Optional.empty(), RANDOM);

        assertThatThrownBy(() -> WebServer.start(taken, doorkeeper, List.of()))
                .isInstanceOf(WebException.class)
                .hasMessageStartingWith("wadi.test.address, .port: cannot listen at 127.0.0.1:" + server.port());
    }

    @Test
    void whereNobodyIsKnownNobodyComesIn() {
        var doorkeeper = new Doorkeeper(Optional.empty(), Optional.empty(), RANDOM);
        var things = Endpoint.get("/things", Access.VIEWER, request -> said("a"));
        try (var closed = WebServer.start(ANY_PORT, doorkeeper, List.of(things))) {
            var reply = RawHttp.at(closed.port()).as("vera", "look").get("/things");

            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.body()).contains("wadi.users.file");
        }
    }

    private static RawHttp nobody() {
        return RawHttp.at(server.port());
    }

    private static RawHttp vera() {
        return nobody().as("vera", "look");
    }

    private static RawHttp otto() {
        return nobody().as("otto", "act:now");
    }

    private static Response said(String text) {
        return Response.ok("text/plain", text.getBytes(UTF_8));
    }
}
