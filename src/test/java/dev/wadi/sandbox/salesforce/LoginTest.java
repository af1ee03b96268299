package dev.wadi.sandbox.salesforce;

import static dev.wadi.sandbox.salesforce.Caller.APP;
import static dev.wadi.sandbox.salesforce.Caller.ROOT;
import static dev.wadi.sandbox.salesforce.Caller.USER;
import static dev.wadi.sandbox.salesforce.Caller.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.sandbox.salesforce.store.RecordStore;
import dev.wadi.sandbox.salesforce.store.SettableClock;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoginTest {

    private static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final String NOW = "2026-01-05T08:00:00Z";

    private static KeyPair keys;
    private static KeyPair otherKeys;

    private final SettableClock clock = SettableClock.at(NOW);
    private SalesforceServer server;
    private Caller caller;

    @BeforeAll
    static void makeKeys() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        keys = generator.generateKeyPair();
        otherKeys = generator.generateKeyPair();
    }

    @BeforeEach
    void start() {
        server = SalesforceServer.start(
                new RecordStore(Clock.systemUTC()), SalesforceSettings.usual().withClock(clock));
        server.authorization().register(APP.signingWith(keys.getPublic(), USER));
        caller = new Caller(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void answersClientCredentialsAsDocumented() throws GeneralSecurityException {
        var answer = caller.token(credentials("a-secret"));

        assertThat(answer.statusCode()).isEqualTo(200);
        var token = json(answer);
        assertThat(token.path("access_token").asText()).matches("00D\\w{12}![\\w.]+");
        assertThat(token.path("instance_url").asText())
                .isEqualTo(server.endpoint().toString());
        assertThat(token.path("id").asText()).matches("http://127.0.0.1:\\d+/id/00D\\w{15}/005\\w{15}");
        assertThat(token.path("token_type").asText()).isEqualTo("Bearer");
        assertThat(token.path("issued_at").asText()).isEqualTo(String.valueOf(clock.millis()));
        assertThat(token.path("scope").asText()).isEqualTo("api");
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("a-secret".getBytes(UTF_8), "HmacSHA256"));
        var signed = token.path("id").asText() + token.path("issued_at").asText();
        assertThat(token.path("signature").asText())
                .isEqualTo(Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8))));
        assertThat(token.has("expires_in")).isFalse();
        caller.useToken(token.path("access_token").asText());
        assertThat(caller.get(ROOT).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesClientsItDoesNotKnow() {
        assertRefused(caller.token(credentials("wrong")), 400, "invalid_client", "invalid client credentials");
        assertRefused(
                caller.token(Map.of("grant_type", "client_credentials", "client_id", "nobody")),
                400,
                "invalid_client_id",
                "client identifier invalid");
        assertRefused(
                caller.token(Map.of("grant_type", "magic")), 400, "unsupported_grant_type", "grant type not supported");
        assertRefused(
                caller.getAsNobody("/services/oauth2/token?grant_type=client_credentials"),
                400,
                "invalid_request",
                "must use HTTP POST");
    }

    @Test
    void takesCredentialsByHeaderAsWell() {
        var right = Base64.getEncoder().encodeToString("a-client:a-secret".getBytes(UTF_8));
        var wrong = Base64.getEncoder().encodeToString("a-client:wrong".getBytes(UTF_8));
        var form = Map.of("grant_type", "client_credentials");

        assertThat(caller.post("/services/oauth2/token", form, "Authorization", "Basic " + right)
                        .statusCode())
                .isEqualTo(200);
        assertRefused(
                caller.post("/services/oauth2/token", form, "Authorization", "Basic " + wrong),
                401,
                "invalid_client",
                "invalid client credentials");
    }

    @Test
    void opensASessionForASignedJwt() throws GeneralSecurityException {
        var answer = caller.token(jwt(assertion(keys, "RS256", claims(180))));

        assertThat(answer.statusCode()).isEqualTo(200);
        caller.useToken(json(answer).path("access_token").asText());
        assertThat(caller.get(ROOT).statusCode()).isEqualTo(200);
    }

    @Test
    void reallyVerifiesAJwt() throws GeneralSecurityException {
        assertRefused(jwtAnswer(otherKeys, "RS256", claims(180)), "invalid assertion");
        assertRefused(jwtAnswer(keys, "none", claims(180)), "invalid assertion");
        assertRefused(caller.token(jwt("a.b")), 400, "invalid_grant", "invalid assertion");
        assertRefused(jwtAnswer(keys, "RS256", claims(-1)), "expired authorization code");
        assertRefused(jwtAnswer(keys, "RS256", claims(301)), "invalid assertion");
        assertRefused(
                jwtAnswer(keys, "RS256", claims(180).replace(server.endpoint().toString(), "https://elsewhere")),
                "audience is invalid");
        assertRefused(
                jwtAnswer(keys, "RS256", claims(180).replace(USER, "someone@sandbox.example")),
                "user hasn't approved this consumer");
        assertRefused(
                caller.token(jwt(assertion(keys, "RS256", claims(180).replace("a-client", "nobody")))),
                400,
                "invalid_client_id",
                "client identifier invalid");
    }

    @Test
    void refreshesUntilTheRefreshTokenIsRevoked() {
        var refresh = server.authorization().refreshToken("a-client", USER);
        var form = Map.of("grant_type", "refresh_token", "client_id", "a-client", "refresh_token", refresh);

        var first = json(caller.token(form)).path("access_token").asText();
        var second = json(caller.token(form)).path("access_token").asText();
        assertThat(first).isNotEqualTo(second);
        assertThat(caller.post("/services/oauth2/revoke", Map.of("token", refresh))
                        .statusCode())
                .isEqualTo(200);

        assertRefused(caller.token(form), 400, "invalid_grant", "expired access/refresh token");
        caller.useToken(first);
        assertThat(caller.get(ROOT).statusCode()).isEqualTo(401);
    }

    @Test
    void endsASessionThatIsNotUsed() {
        caller.login();
        clock.advanceSeconds(7000);
        assertThat(caller.get(ROOT).statusCode()).isEqualTo(200);
        clock.advanceSeconds(7000);
        assertThat(caller.get(ROOT).statusCode()).isEqualTo(200);

        clock.advanceSeconds(7201);

        assertThat(caller.get(ROOT).statusCode()).isEqualTo(401);
    }

    @Test
    void revokesAnAccessTokenOnce() {
        caller.login();
        server.authorization().endSessions();
        assertThat(caller.get(ROOT).statusCode()).isEqualTo(401);
        caller.login();
        assertThat(caller.get(ROOT).statusCode()).isEqualTo(200);

        assertThat(caller.getAsNobody("/services/oauth2/revoke?token=unknown").statusCode())
                .isEqualTo(400);
    }

    private static Map<String, String> credentials(String secret) {
        return Map.of("grant_type", "client_credentials", "client_id", "a-client", "client_secret", secret);
    }

    private String claims(long seconds) {
        return """
                {"iss":"a-client","sub":"%s","aud":"%s","exp":%d}""".formatted(USER, server.endpoint(), clock.instant().getEpochSecond() + seconds);
    }

    private HttpResponse<String> jwtAnswer(KeyPair signer, String algorithm, String claims)
            throws GeneralSecurityException {
        return caller.token(jwt(assertion(signer, algorithm, claims)));
    }

    private static Map<String, String> jwt(String assertion) {
        return Map.of("grant_type", JWT_BEARER, "assertion", assertion);
    }

    private static String assertion(KeyPair signer, String algorithm, String claims) throws GeneralSecurityException {
        var base64 = Base64.getUrlEncoder().withoutPadding();
        var header = "{\"alg\":\"" + algorithm + "\"}";
        var signed =
                base64.encodeToString(header.getBytes(UTF_8)) + "." + base64.encodeToString(claims.getBytes(UTF_8));
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(signer.getPrivate());
        signature.update(signed.getBytes(UTF_8));
        return signed + "." + base64.encodeToString(signature.sign());
    }

    private static void assertRefused(HttpResponse<String> answer, String description) {
        assertRefused(answer, 400, "invalid_grant", description);
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String error, String description) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body())
                .isEqualTo("{\"error\":\"" + error + "\",\"error_description\":\"" + description + "\"}");
    }
}
