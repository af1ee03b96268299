package dev.wadi.scenarios;

import static dev.wadi.scenarios.Operated.STREAM;
import static dev.wadi.scenarios.Operated.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.wadi.testkit.web.RawHttp;
import dev.wadi.testkit.web.RawHttp.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every path of both ports, by everybody, in every spelling: nobody gets in who should not. Regression tests of
 * CVE-2026-40022 (no authentication below a path) and CVE-2026-84176 (other sites' pages) are among them.
 */
class FacesAccessIT {

    private static final String JOLOKIA = "/hawtio/jolokia";
    private static final String SUSPEND =
            "{\"type\":\"exec\",\"mbean\":\"org.apache.camel:context=wadi,type=routes,name=\\\"land\\\"\",\"operation\":\"%s()\"}";

    private final Operated operated = Operated.running();

    /** What may be asked with which method, by whom at least; probes are open to all. */
    private record Way(boolean api, String method, String path, boolean acts) {}

    @Test
    void nobodyGetsInWhoIsNotKnown() throws JOSEException {
        var strangers = new LinkedHashMap<String, Map<String, String>>();
        strangers.put("nobody", Map.of());
        strangers.put("wrong password", header(RawHttp.at(0).as(Operated.OPERATOR, "guess")));
        strangers.put("unknown user", header(RawHttp.at(0).as("root", Operated.PASSWORD)));
        strangers.put("expired token", bearer(token(operated.key(), -3_600)));
        strangers.put(
                "forged token",
                bearer(token(new RSAKeyGenerator(2048).keyID("one").generate(), 3_600)));
        strangers.put("no token", bearer("x"));
        strangers.put("another scheme", Map.of("Authorization", "Digest username=otto"));

        strangers.forEach((name, shown) -> forEachWay((way, path) -> {
            var reply = ask(way, path, shown);
            assertThat(reply.status())
                    .as(name + " " + way.method() + " " + path)
                    .isIn(400, 401, 404, 405);
        }));
    }

    @Test
    void aViewerChangesNothing() {
        forEachWay((way, path) -> {
            var reply = ask(way, path, header(operated.viewer(RawHttp.at(0))));
            if (way.acts()) {
                assertThat(reply.status()).as(way.method() + " " + path).isIn(400, 403, 404, 405);
            } else if (!path.equals(way.path())) {
                // another spelling is refused, or is another path of Hawtio's page
                assertThat(reply.status()).as(way.method() + " " + path).isIn(200, 302, 400, 404, 405);
            }
        });
    }

    @Test
    void anotherSpellingIsRefusedToOperatorsToo() {
        forEachWay((way, path) -> {
            if (!path.equals(way.path()) && path.matches(".*(//|%|;|/\\.|\\\\).*")) {
                var reply = ask(way, path, header(operated.operator(RawHttp.at(0))));
                assertThat(reply.status()).as(way.method() + " " + path).isEqualTo(400);
            }
        });
    }

    @Test
    void whoHasAGoodTokenGetsIn() throws JOSEException {
        var shown = bearer(token(operated.key(), 3_600));

        assertThat(ask(new Way(true, "GET", "/api/v1/streams", false), "/api/v1/streams", shown)
                        .status())
                .isEqualTo(200);
        assertThat(ask(new Way(false, "GET", "/hawtio/user", false), "/hawtio/user", shown)
                        .body())
                .isEqualTo("\"anna\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'read','mbean':'java.lang:type=Runtime','attribute':'InputArguments'}",
                "{'type':'read','mbean':'java.lang:type=Runtime','attribute':'SystemProperties'}",
                "{'type':'read','mbean':'java.util.logging:type=Logging'}",
                "{'type':'exec','mbean':'com.sun.management:type=DiagnosticCommand','operation':'vmSystemProperties','arguments':[]}",
                "{'type':'exec','mbean':'com.sun.management:type=HotSpotDiagnostic','operation':'dumpHeap','arguments':['/x',true]}",
                "{'type':'exec','mbean':'org.apache.camel:context=wadi,type=context,name=\\\"wadi\\\"','operation':'sendBody(java.lang.String,java.lang.Object)','arguments':['direct:publish','x']}",
                "{'type':'exec','mbean':'org.apache.camel:context=wadi,type=context,name=\\\"wadi\\\"','operation':'createEndpoint(java.lang.String)','arguments':['file:/']}",
                "{'type':'exec','mbean':'org.apache.camel:context=wadi,type=context,name=\\\"wadi\\\"','operation':'stop()'}",
                "{'type':'exec','mbean':'JMImplementation:type=MBeanServerDelegate','operation':'toString'}",
                "{'type':'write','mbean':'java.lang:type=Memory','attribute':'Verbose','value':true}",
                "{'type':'write','mbean':'org.apache.camel:context=wadi,type=context,name=\\\"wadi\\\"','attribute':'Tracing','value':true}",
                "{'type':'notification','command':'register'}",
                "{'type':'read','mbean':'java.lang:type=Runtime','attribute':'Uptime','target':{'url':'service:jmx:rmi:///jndi/ldap://127.0.0.1:1/x'}}",
            })
    void whatJolokiaDoesNotAllowNobodyMay(String request) {
        var answer = operated.operator(operated.management()).post(JOLOKIA, request.replace('\'', '"'));

        var refused = answer.status() != 200 || json(answer).path("status").asInt() != 200;
        var ignoresTarget = request.contains("target") && answer.status() == 200;
        assertThat(refused || ignoresTarget).as(answer.body()).isTrue();
        assertThat(answer.body()).doesNotContain("wadi.hash.key", "stacktrace");
    }

    @Test
    void aViewerLooksAtRoutesAndAnOperatorSuspendsThem() {
        var viewer = operated.viewer(operated.management());
        var dump =
                "{\"type\":\"exec\",\"mbean\":\"org.apache.camel:context=wadi,type=context,name=\\\"wadi\\\"\",\"operation\":\"dumpRoutesAsXml()\"}";

        assertThat(json(viewer.post(JOLOKIA, dump)).path("value").asText()).contains("id=\"" + STREAM + "\"");
        assertThat(viewer.post(JOLOKIA, SUSPEND.formatted("suspend")).status()).isEqualTo(403);
        assertThat(viewer.post(JOLOKIA, "[" + dump + "," + SUSPEND.formatted("suspend") + "]")
                        .status())
                .isEqualTo(403);
        assertThat(viewer.post(JOLOKIA, "not json").status()).isEqualTo(403);
        assertThat(operated.jolokia(SUSPEND.formatted("suspend")).path("status").asInt())
                .isEqualTo(200);
        assertThat(operated.jolokia(SUSPEND.formatted("resume")).path("status").asInt())
                .isEqualTo(200);
    }

    @Test
    void jolokiaIsAskedByPostAlone() {
        var operator = operated.operator(operated.management());

        assertThat(operator.get(JOLOKIA + "/read/java.lang:type=Runtime/Uptime").body())
                .doesNotContain("Uptime");
        assertThat(operator.with("Content-Type", "text/plain")
                        .post(JOLOKIA, "{\"type\":\"version\"}")
                        .status())
                .isEqualTo(415);
    }

    @Test
    void aHeaderOfTheRequestReachesNoRoute() {
        // CVE-2026-49098, 49099 and those of the family of CVE-2025-27636: a header that Camel would obey
        var api = operated.operator(operated.api());
        for (var header : List.of(
                "CamelBeanMethodName",
                "kafka.OVERRIDE_TOPIC",
                "sObjectQuery",
                "apexUrl",
                "CAmelHttpUri",
                "CamelAwsS3Key")) {
            var reply = api.with(header, "jane").get("/api/v1/streams/" + STREAM);
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body() + reply.headers()).doesNotContain("jane");
        }
    }

    private interface Try {
        void with(Way way, String path);
    }

    private void forEachWay(Try attempt) {
        for (var way : ways()) {
            for (var path : spellings(way.path())) {
                attempt.with(way, path);
            }
        }
    }

    private List<Way> ways() {
        var ways = new ArrayList<Way>();
        json(operated.api().get("/api/v1/openapi.json")).path("paths").fields().forEachRemaining(path -> {
            var at = path.getKey()
                    .replace("{stream}", STREAM)
                    .replace("{publication}", "1")
                    .replace("{page}", "1");
            if (!at.endsWith("openapi.json")) {
                var acts = path.getValue().has("post");
                ways.add(new Way(true, acts ? "POST" : "GET", at, acts));
            }
        });
        assertThat(ways).hasSizeGreaterThan(12);
        for (var path : List.of("/", "/hawtio/", "/hawtio/index.html", "/hawtio/user", "/hawtio/camel", JOLOKIA)) {
            ways.add(new Way(false, "GET", path, false));
        }
        ways.add(new Way(false, "POST", JOLOKIA, true));
        return ways;
    }

    private static List<String> spellings(String path) {
        var last = path.lastIndexOf('/');
        var end = path.substring(last + 1);
        return List.of(
                path,
                "/" + path,
                path.substring(0, last) + "//" + end,
                path.substring(0, last) + "/./" + end,
                "/x/.." + path,
                path.substring(0, last) + "%2f" + end,
                path.substring(0, last) + "%252f" + end,
                path + ";x",
                path + ";.css",
                path + "/..;/" + end,
                path + "%00",
                path.toUpperCase(Locale.ROOT),
                path + "\\");
    }

    private Reply ask(Way way, String path, Map<String, String> shown) {
        var client = way.api() ? operated.api() : operated.management();
        for (var header : shown.entrySet()) {
            client = client.with(header.getKey(), header.getValue());
        }
        return way.method().equals("GET")
                ? client.get(path)
                : client.post(path, way.api() ? "" : SUSPEND.formatted("suspend"));
    }

    private static Map<String, String> header(RawHttp client) {
        return client.headers();
    }

    private static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }

    private static String token(RSAKey key, int seconds) throws JOSEException {
        var claims = new JWTClaimsSet.Builder()
                .subject("anna")
                .issuer(Operated.ISSUER)
                .audience(Operated.AUDIENCE)
                .claim("roles", List.of("operator"))
                .expirationTime(Date.from(Instant.now().plusSeconds(seconds)))
                .build();
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(), claims);
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }
}
