package dev.wadi.sandbox.salesforce;

import static dev.wadi.sandbox.salesforce.Caller.ROOT;
import static dev.wadi.sandbox.salesforce.Caller.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.sandbox.salesforce.store.Field;
import dev.wadi.sandbox.salesforce.store.RecordStore;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiTest {

    private final RecordStore store = new RecordStore(Clock.systemUTC());
    private SalesforceServer server;
    private Caller caller;

    @BeforeEach
    void start() {
        server = SalesforceServer.start(store, SalesforceSettings.usual().withDailyRequests(20));
        caller = Caller.loggedIn(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void namesItsVersionsToAnyoneWithoutCounting() {
        var answer = caller.getAsNobody("/services/data/");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer)).anySatisfy(version -> {
            assertThat(version.path("version").asText()).isEqualTo("62.0");
            assertThat(version.path("label").asText()).isEqualTo("Winter '25");
            assertThat(version.path("url").asText()).isEqualTo(ROOT);
        });
        assertThat(answer.headers().firstValue("Sforce-Limit-Info")).isEmpty();
    }

    @Test
    void wantsAToken() {
        var answer = caller.getAsNobody(ROOT + "/limits");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Token");
        assertThat(answer.body())
                .isEqualTo("[{\"message\":\"Session expired or invalid\",\"errorCode\":\"INVALID_SESSION_ID\"}]");
        assertThat(caller.getAsNobody(ROOT + "/limits", "Authorization", "OAuth nonsense")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void countsRequestsAndRefusesTooMany() {
        assertThat(json(caller.get(ROOT + "/limits")).path("DailyApiRequests").toString())
                .isEqualTo("{\"Max\":20,\"Remaining\":19}");
        server.allowRequests(2);
        var last = caller.get(ROOT + "/limits");
        var refused = caller.get(ROOT + "/limits");

        assertThat(last.headers().firstValue("Sforce-Limit-Info")).contains("api-usage=2/2");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.headers().firstValue("Sforce-Limit-Info")).contains("api-usage=2/2");
        assertThat(refused.body())
                .isEqualTo(
                        "[{\"message\":\"TotalRequests Limit exceeded.\",\"errorCode\":\"REQUEST_LIMIT_EXCEEDED\"}]");
        server.newDay();
        assertThat(caller.get(ROOT + "/limits").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/services/data/v19.0/query",
                "/services/data/v62.0/nonsense",
                "/services/data/v62.0/sobjects/Nonsense/describe",
                "/services/data/v62.0/sobjects/Contact/nonsense"
            })
    void knowsNothingElse(String path) {
        var answer = caller.get(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body())
                .isEqualTo("[{\"message\":\"The requested resource does not exist\",\"errorCode\":\"NOT_FOUND\"}]");
    }

    @Test
    void listsAndDescribesItsObjects() {
        assertThat(json(caller.get(ROOT)).path("sobjects").asText()).isEqualTo(ROOT + "/sobjects");
        assertThat(json(caller.get(ROOT + "/sobjects/")).path("sobjects"))
                .extracting(object -> object.path("name").asText())
                .containsExactly("Account", "Contact", "Opportunity");
        assertThat(json(caller.get(ROOT + "/sobjects/Account"))
                        .at("/objectDescribe/keyPrefix")
                        .asText())
                .isEqualTo("001");
        assertThat(json(caller.get(ROOT + "/sobjects/contact/describe")).path("fields"))
                .anySatisfy(field -> {
                    assertThat(field.path("name").asText()).isEqualTo("AccountId");
                    assertThat(field.path("type").asText()).isEqualTo("reference");
                    assertThat(field.path("referenceTo").toString()).isEqualTo("[\"Account\"]");
                    assertThat(field.path("relationshipName").asText()).isEqualTo("Account");
                })
                .anySatisfy(field -> {
                    assertThat(field.path("name").asText()).isEqualTo("Customer_Number__c");
                    assertThat(field.path("label").asText()).isEqualTo("Customer Number");
                    assertThat(field.path("custom").asBoolean()).isTrue();
                    assertThat(field.path("length").asInt()).isEqualTo(40);
                })
                .anySatisfy(field -> {
                    assertThat(field.path("name").asText()).isEqualTo("SystemModstamp");
                    assertThat(field.path("type").asText()).isEqualTo("datetime");
                    assertThat(field.path("nillable").asBoolean()).isFalse();
                });
    }

    @Test
    void describesAFieldThatIsNew() {
        store.addField("Contact", Field.text("Loyalty_Tier__c", 20));

        assertThat(caller.get(ROOT + "/sobjects/Contact/describe").body()).contains("Loyalty_Tier__c");
        assertThat(caller.query("SELECT Loyalty_Tier__c FROM Contact").statusCode())
                .isEqualTo(200);
    }

    @Test
    void onlyReads() {
        var posted = caller.post(ROOT + "/limits", Map.of());

        assertThat(posted.statusCode()).isEqualTo(405);
        assertThat(json(posted).at("/0/errorCode").asText()).isEqualTo("METHOD_NOT_ALLOWED");
    }

    @Test
    void hasNoPatienceWithLongRequests() {
        var longQuery = "SELECT Id FROM Contact WHERE LastName = '" + "x".repeat(16_500) + "'";

        assertThat(caller.query(longQuery).statusCode()).isEqualTo(414);
        assertThat(caller.query("SELECT Id FROM Contact", "X-Long", "x".repeat(16_300))
                        .statusCode())
                .isEqualTo(431);
    }
}
