package dev.wadi.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadi.contract.Contracts;
import dev.wadi.core.KeyedHash;
import dev.wadi.core.Sensitive;
import dev.wadi.core.Tenant;
import dev.wadi.operations.postgres.PostgresOperations;
import dev.wadi.postgres.Database;
import dev.wadi.postgres.DatabaseSettings;
import dev.wadi.web.Access;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ApiTest {

    /** So nothing is served that the tests of access, which go through the document, do not try. */
    @Test
    void whatIsServedIsWhatTheDocumentSaysAndForWhomItSays() throws IOException {
        var settings = new DatabaseSettings("jdbc:postgresql://localhost:1/none", "nobody", new Sensitive<>(""), 1);
        try (var database = Database.unconnected(settings)) {
            var operations = PostgresOperations.of(
                    database,
                    Contracts.load(Path.of("contracts")),
                    Tenant.DEFAULT,
                    KeyedHash.of(new Sensitive<>("0".repeat(32))),
                    Clock.systemUTC());
            var document = OpenApi.of("test");

            var served = new Api(operations, document)
                    .endpoints().stream()
                            .map(endpoint -> endpoint.method() + " " + endpoint.path() + " " + endpoint.access())
                            .toList();

            assertThat(served).containsExactlyInAnyOrderElementsOf(documented(document));
        }
    }

    private static List<String> documented(OpenApi document) throws IOException {
        var documented = new ArrayList<String>();
        new ObjectMapper()
                .readTree(document.json())
                .path("paths")
                .fields()
                .forEachRemaining(path -> path.getValue().fields().forEachRemaining(method -> {
                    if (!method.getKey().equals("parameters")) {
                        documented.add(method.getKey().toUpperCase(Locale.ROOT) + " "
                                + path.getKey().replaceAll("\\{(\\w+)}", ":$1") + " " + access(method.getValue()));
                    }
                }));
        return documented;
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
