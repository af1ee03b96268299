package dev.wadi.scenarios.operated;

import static dev.wadi.scenarios.operated.Operated.STREAM;
import static dev.wadi.scenarios.operated.Operated.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.Set;
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

    /** Who tries every spelling with every method. */
    private static final Set<String> SPELL_ALL = Set.of("nobody", "viewer", "operator");

    private final Operated operated = Operated.running();

    /**
     * What may be asked with which method; probes are open to all.
     *
     * @param role that it takes, as the document says; empty where everybody may look who is known
     */
    private record Way(boolean api, String method, String path, String role) {

        boolean acts() {
            return !role.isEmpty();
        }
    }

    @Test
    void nobodyGetsInWhoIsNotKnown() throws JOSEException {
        strangers()
                .forEach((name, shown) -> forEachWay((way, path) -> {
                    var reply = ask(way, path, shown);
                    assertThat(reply.status())
                            .as(name + " " + way.method() + " " + path)
                            .isIn(400, 401, 404, 405);
                }));
    }

    /** What those show who are not known. */
    private Map<String, Map<String, String>> strangers() throws JOSEException {
        var strangers = new LinkedHashMap<String, Map<String, String>>();
        strangers.put("nobody", Map.of());
        strangers.put("wrong password", header(RawHttp.at(0).as(Operated.OPERATOR, "guess")));
        strangers.put("expired token", bearer(token(operated.key(), -3_600)));
        strangers.put(
                "forged token",
                bearer(token(new RSAKeyGenerator(2048).keyID("one").generate(), 3_600)));
        strangers.put("no token", bearer("x"));
        strangers.put("another scheme", Map.of("Authorization", "Digest username=otto"));

        return strangers;
    }

    @Test
    void anUnknownUserGetsInNoMore() {
        var unknown = header(RawHttp.at(0).as("root", Operated.PASSWORD));

        assertThat(ways().stream()
                        .filter(way ->
                                way.path().endsWith("/pause") || way.path().equals(JOLOKIA))
                        .map(way -> ask(way, way.path(), unknown).status()))
                .hasSizeGreaterThan(3)
                .containsOnly(401);
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
    void whoHasAnotherRoleChangesNothingEither() {
        var known = Map.of(
                "operator", operated.operator(RawHttp.at(0)),
                "steward", operated.steward(RawHttp.at(0)),
                "viewer", operated.viewer(RawHttp.at(0)));
        var refused = new ArrayList<String>();

        for (var way : ways()) {
            known.forEach((role, client) -> {
                if (way.api() && way.acts() && !way.role().equals(role)) {
                    assertThat(ask(way, way.path(), header(client)).status())
                            .as(role + " " + way.path())
                            .isEqualTo(403);
                    refused.add(role);
                }
            });
        }
        assertThat(refused).contains("operator", "steward", "viewer").hasSizeGreaterThan(30);
    }

    @Test
    void whatRecordsSayIsForStewardsByJolokiaToo() {
        var clear =
                "{\"type\":\"exec\",\"mbean\":\"dev.wadi:type=quarantine\",\"operation\":\"showClear(java.lang.String,java.lang.String,java.lang.String,int,java.lang.String)\",\"arguments\":[\"a.b\",\"X\",\"\",1,\"to see\"]}";
        var twice = "{\"type\":\"read\"," + clear.substring(1);

        for (var who : List.of(operated.viewer(operated.management()), operated.operator(operated.management()))) {
            var refused = who.post(JOLOKIA, clear);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.body()).contains("this takes the role steward");
            assertThat(who.post(
                                    JOLOKIA,
                                    clear.replace(
                                            "(java.lang.String,java.lang.String,java.lang.String,int,java.lang.String)",
                                            ""))
                            .status())
                    .isEqualTo(403);
            // read here as one thing and behind as another
            assertThat(who.post(JOLOKIA, twice).status()).isEqualTo(403);
            assertThat(who.post(JOLOKIA, "{\"type\":\"version\"}" + clear).status())
                    .isEqualTo(403);
        }
        assertThat(json(operated.steward(operated.management()).post(JOLOKIA, clear))
                        .path("status")
                        .asInt())
                .isEqualTo(200);
        var refused = operated.steward(operated.management()).post(JOLOKIA, SUSPEND.formatted("suspend"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("this takes the role operator");
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

        assertThat(ask(new Way(true, "GET", "/api/v1/streams", ""), "/api/v1/streams", shown)
                        .status())
                .isEqualTo(200);
        assertThat(ask(new Way(false, "GET", "/hawtio/user", ""), "/hawtio/user", shown)
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
        var notJson = viewer.post(JOLOKIA, "not json");
        assertThat(notJson.status()).isEqualTo(403);
        assertThat(notJson.body()).contains("nobody may ask this");
        assertThat(operated.jolokia(SUSPEND.formatted("suspend")).path("status").asInt())
                .isEqualTo(200);
        assertThat(operated.jolokia(SUSPEND.formatted("resume")).path("status").asInt())
                .isEqualTo(200);
    }

    @Test
    void whoSuspendedARouteIsToldToOperators() {
        var before = operations();
        operated.jolokia(SUSPEND.formatted("suspend"));
        operated.jolokia(SUSPEND.formatted("resume"));
        operated.viewer(operated.management()).post(JOLOKIA, SUSPEND.formatted("suspend"));
        operated.jolokia(SUSPEND.formatted("stop"));

        var now = operations();
        assertThat(now.size() - before.size()).as("what is refused is not done").isEqualTo(2);
        assertThat(List.of(now.get(0), now.get(1)))
                .extracting(
                        done -> done.path("what").asText(),
                        done -> done.path("subject").asText(),
                        done -> done.path("who").asText(),
                        done -> done.path("face").asText())
                .containsExactly(
                        tuple("resume-route", "land", Operated.OPERATOR, "jmx"),
                        tuple("suspend-route", "land", Operated.OPERATOR, "jmx"));
        assertThat(operated.cli("operations", "--limit", "500", "--json").path("items"))
                .isEqualTo(now);
    }

    private JsonNode operations() {
        return json(operated.operator(operated.api()).get("/api/v1/operations?limit=500"))
                .path("items");
    }

    @Test
    void anotherMethodGetsNobodyIn() throws JOSEException {
        var shown = strangers();
        shown.put("viewer", header(operated.viewer(RawHttp.at(0))));
        shown.put("operator", header(operated.operator(RawHttp.at(0))));
        shown.put("good token", bearer(token(operated.key(), 3_600)));
        var paths = ways().stream()
                .map(way -> new Way(way.api(), "", way.path(), ""))
                .distinct()
                .toList();

        for (var way : paths) {
            for (var method : List.of("PUT", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE")) {
                shown.forEach((name, headers) -> {
                    // whoever shows something false is stopped before the path is looked at, and a password takes long
                    // to check
                    var spellings = SPELL_ALL.contains(name) ? spellings(way.path()) : List.of(way.path());
                    for (var path : spellings) {
                        assertThat(send(way, method, path, headers).status())
                                .as(name + " " + method + " " + path)
                                .isIn(400, 401, 403, 404, 405, 501);
                    }
                });
            }
        }
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
            var at = Operated.path(path.getKey());
            path.getValue().fields().forEachRemaining(method -> {
                var open = method.getValue().path("security").isArray()
                        && method.getValue().path("security").isEmpty();
                if (List.of("get", "post").contains(method.getKey()) && !open) {
                    var role = method.getValue().at("/security/0/password/0").asText("");
                    ways.add(new Way(true, method.getKey().toUpperCase(Locale.ROOT), at, role));
                }
            });
        });
        assertThat(ways).hasSizeGreaterThan(33);
        assertThat(ways).filteredOn(way -> way.method().equals("POST")).allMatch(Way::acts);
        for (var path : List.of(
                "/",
                "/hawtio/",
                "/hawtio/index.html",
                "/hawtio/user",
                "/hawtio/camel",
                JOLOKIA,
                "/observe/health",
                "/observe/metrics")) {
            ways.add(new Way(false, "GET", path, ""));
        }
        ways.add(new Way(false, "POST", JOLOKIA, "operator"));
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
        var client = client(way, shown);
        return way.method().equals("GET")
                ? client.get(path)
                : client.post(path, way.api() ? "" : SUSPEND.formatted("suspend"));
    }

    private Reply send(Way way, String method, String path, Map<String, String> shown) {
        return client(way, shown).send(method, path, "");
    }

    private RawHttp client(Way way, Map<String, String> shown) {
        var client = way.api() ? operated.api() : operated.management();
        for (var header : shown.entrySet()) {
            client = client.with(header.getKey(), header.getValue());
        }
        return client;
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
