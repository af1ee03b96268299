package dev.wadi.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.wadi.contract.Contracts;
import dev.wadi.core.KeyedHash;
import dev.wadi.core.Sensitive;
import dev.wadi.core.Tenant;
import dev.wadi.operations.postgres.PostgresOperations;
import dev.wadi.postgres.Database;
import dev.wadi.postgres.DatabaseSettings;
import dev.wadi.security.Identity;
import dev.wadi.security.Role;
import dev.wadi.web.Access;
import dev.wadi.web.Endpoint;
import dev.wadi.web.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ApiTest {

    private static final OpenApi DOCUMENT = OpenApi.of("test");

    @AutoClose
    private final Database database = Database.unconnected(
            new DatabaseSettings("jdbc:postgresql://localhost:1/none", "nobody", new Sensitive<>(""), 1));

    private final List<Endpoint> served = new Api(
                    PostgresOperations.of(
                            database,
                            Contracts.load(Path.of("contracts")),
                            Tenant.DEFAULT,
                            KeyedHash.of(new Sensitive<>("0".repeat(32))),
                            Clock.systemUTC()),
                    DOCUMENT)
            .endpoints();

    /** So nothing is served that the tests of access, which go through the document, do not try. */
    @Test
    void whatIsServedIsWhatTheDocumentSaysAndForWhomItSays() throws IOException {
        assertThat(served.stream().map(ApiTest::described))
                .containsExactlyInAnyOrderElementsOf(documented().keySet());
    }

    @Test
    void whatCanBeAskedIsWhatTheDocumentSaysAndNothingElse() throws IOException {
        var documented = documented();

        assertThat(served)
                .filteredOn(endpoint -> endpoint.access() != Access.ANYONE)
                .allSatisfy(endpoint -> {
                    var known = parameters(documented.getOrDefault(described(endpoint), MissingNode.getInstance()));
                    for (var name : List.of("stream", "code", "pointer", "before", "limit", "straem")) {
                        assertThat(isRefused(endpoint, name, known)).as(name).isNotEqualTo(known.contains(name));
                    }
                });
    }

    /** Whether it is said that there is no such parameter. Where there is, no answer is needed: the limit is no number. */
    private static boolean isRefused(Endpoint endpoint, String parameter, Set<String> known) {
        var query = new HashMap<>(Map.of(parameter, "none"));
        if (known.contains("limit")) {
            query.put("limit", "none");
        }
        var who = Optional.of(new Identity("ann", Set.of(Role.STEWARD)));
        var response = endpoint.answer().to(new Request(endpoint.path(), Map.of(), query, new byte[0], who));
        return new String(response.body(), UTF_8).contains("there is no parameter '" + parameter + "' here");
    }

    private static String described(Endpoint endpoint) {
        return endpoint.method() + " " + endpoint.path() + " " + endpoint.access();
    }

    private static Map<String, JsonNode> documented() throws IOException {
        var documented = new HashMap<String, JsonNode>();
        new ObjectMapper()
                .readTree(DOCUMENT.json())
                .path("paths")
                .fields()
                .forEachRemaining(path -> path.getValue().fields().forEachRemaining(method -> {
                    if (!method.getKey().equals("parameters")) {
                        documented.put(
                                method.getKey().toUpperCase(Locale.ROOT) + " "
                                        + path.getKey().replaceAll("\\{(\\w+)}", ":$1") + " "
                                        + access(method.getValue()),
                                method.getValue());
                    }
                }));
        return documented;
    }

    /** Those of the query; one that stands elsewhere is named as it is there. */
    private static Set<String> parameters(JsonNode method) {
        var names = new HashSet<String>();
        method.path("parameters").forEach(parameter -> {
            var elsewhere = parameter.path("$ref").asText("");
            if (parameter.path("in").asText("query").equals("query")) {
                names.add(
                        elsewhere.isEmpty()
                                ? parameter.path("name").asText()
                                : elsewhere.substring(elsewhere.lastIndexOf('/') + 1));
            }
        });
        return names;
    }

    private static Access access(JsonNode method) {
        var security = method.path("security");
        if (security.isMissingNode()) {
            return Access.VIEWER;
        }
        var role = security.at("/0/password/0").asText("");
        assertThat(security.at("/1/token/0").asText("")).isEqualTo(role);
        return role.isEmpty() ? Access.ANYONE : Access.valueOf(role.toUpperCase(Locale.ROOT));
    }
}
