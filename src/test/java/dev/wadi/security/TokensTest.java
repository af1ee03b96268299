package dev.wadi.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import dev.wadi.core.Sensitive;
import dev.wadi.core.Unavailable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What CVE-2026-66908 left unchecked elsewhere (issuer, audience), and what else a token can lie about. */
class TokensTest {

    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final UnaryOperator<JWTClaimsSet.Builder> AS_IT_IS = claims -> claims;

    private static HttpServer provider;
    private static RSAKey key;
    private static Tokens tokens;

    @BeforeAll
    static void start() throws IOException, JOSEException {
        key = new RSAKeyGenerator(2048).keyID("one").generate();
        var keys = ("{\"keys\":[" + key.toPublicJWK().toJSONString() + "]}").getBytes(UTF_8);
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.createContext("/keys", exchange -> {
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        provider.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().add("Location", "/keys");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        provider.start();
        tokens = tokens("/keys");
    }

    @AfterAll
    static void stop() {
        provider.stop(0);
    }

    @Test
    void aGoodTokenNamesSomebodyAndTheirRoles() throws JOSEException {
        assertThat(identify(signed(AS_IT_IS)))
                .contains(new Identity("anna@id.example", Set.of(Role.VIEWER, Role.OPERATOR)));
    }

    @Test
    void rolesThatAreNotOursCountForNothing() throws JOSEException {
        assertThat(identify(signed(claims -> claims.claim("roles", List.of("root", "viewer")))))
                .contains(new Identity("anna@id.example", Set.of(Role.VIEWER)));
        assertThat(identify(signed(claims -> claims.claim("roles", List.of("root")))))
                .isEmpty();
        assertThat(identify(signed(claims -> claims.claim("roles", null)))).isEmpty();
        assertThat(identify(signed(claims -> claims.claim("roles", "operator"))))
                .isEmpty();
    }

    @Test
    void aTokenForOthersOrFromOthersIsNone() throws JOSEException {
        assertThat(identify(signed(claims -> claims.issuer("https://evil.example"))))
                .isEmpty();
        assertThat(identify(signed(claims -> claims.issuer(null)))).isEmpty();
        assertThat(identify(signed(claims -> claims.audience("billing")))).isEmpty();
        assertThat(identify(signed(claims -> claims.audience((String) null)))).isEmpty();
        assertThat(identify(signed(claims -> claims.subject(null)))).isEmpty();
    }

    @Test
    void aTokenOutOfItsTimeIsNone() throws JOSEException {
        assertThat(identify(signed(claims -> claims.expirationTime(at(-31))))).isEmpty();
        assertThat(identify(signed(claims -> claims.expirationTime(null)))).isEmpty();
        assertThat(identify(signed(claims -> claims.notBeforeTime(at(31))))).isEmpty();
        assertThat(identify(signed(claims -> claims.expirationTime(at(-29))))).isPresent();
    }

    @Test
    void aTokenSignedByAnotherKeyOrNoneIsNone() throws JOSEException {
        var forger = new RSASSASigner(new RSAKeyGenerator(2048).keyID("one").generate());
        var confused = new MACSigner(key.toRSAPublicKey().getEncoded());

        assertThat(identify(signed(JWSAlgorithm.RS256, forger))).isEmpty();
        assertThat(identify(signed(JWSAlgorithm.HS256, confused))).isEmpty();
        assertThat(identify(new PlainJWT(claims().build()).serialize())).isEmpty();
        assertThat(identify(tampered(signed(AS_IT_IS)))).isEmpty();
        assertThat(identify("no.token.at.all")).isEmpty();
        assertThat(identify("")).isEmpty();
        assertThat(identify("e".repeat(20_000))).isEmpty();
    }

    @Test
    void aTokenOfAnotherKindIsNone() throws JOSEException {
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").type(new JOSEObjectType("logout+jwt"));

        assertThat(identify(signed(header.build(), new RSASSASigner(key), claims())))
                .isEmpty();
    }

    @Test
    void keysThatMovedOrAreAwayAreNotFollowed() throws JOSEException {
        var token = new Sensitive<>(signed(AS_IT_IS));

        assertThatThrownBy(() -> tokens("/moved").identify(token)).isInstanceOf(Unavailable.class);
        assertThatThrownBy(() -> tokens("/nowhere").identify(token)).isInstanceOf(Unavailable.class);
    }

    private static Tokens tokens(String path) {
        var jwks = URI.create("http://127.0.0.1:" + provider.getAddress().getPort() + path);
        return new Tokens(new OidcSettings("https://id.example", "wadi", jwks, "roles"), CLOCK);
    }

    private static Optional<Identity> identify(String token) {
        return tokens.identify(new Sensitive<>(token));
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .subject("anna@id.example")
                .issuer("https://id.example")
                .audience("wadi")
                .claim("roles", List.of("viewer", "operator"))
                .expirationTime(at(60));
    }

    private static Date at(int seconds) {
        return Date.from(NOW.plusSeconds(seconds));
    }

    private static String signed(UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build();
        return signed(header, new RSASSASigner(key), change.apply(claims()));
    }

    private static String signed(JWSAlgorithm algorithm, JWSSigner signer) throws JOSEException {
        return signed(new JWSHeader.Builder(algorithm).keyID("one").build(), signer, claims());
    }

    private static String signed(JWSHeader header, JWSSigner signer, JWTClaimsSet.Builder claims) throws JOSEException {
        var token = new SignedJWT(header, claims.build());
        token.sign(signer);
        return token.serialize();
    }

    /** The same signature under other claims. */
    private static String tampered(String token) {
        var parts = token.split("\\.", -1);
        var other = new PlainJWT(claims().subject("eve").build()).serialize().split("\\.", -1);
        return parts[0] + "." + other[1] + "." + parts[2];
    }
}
