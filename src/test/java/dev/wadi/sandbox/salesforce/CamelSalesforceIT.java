package dev.wadi.sandbox.salesforce;

import static dev.wadi.sandbox.salesforce.Caller.APP;
import static dev.wadi.sandbox.salesforce.Caller.USER;
import static dev.wadi.sandbox.salesforce.fault.CallKind.QUERY;
import static dev.wadi.sandbox.salesforce.fault.CallKind.QUERY_ALL;
import static dev.wadi.sandbox.salesforce.fault.CallKind.QUERY_MORE;
import static dev.wadi.sandbox.salesforce.fault.CallKind.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadi.sandbox.salesforce.fault.CallKind;
import dev.wadi.sandbox.salesforce.fault.Fault;
import dev.wadi.sandbox.salesforce.fault.Mishap;
import dev.wadi.sandbox.salesforce.oauth.SigningKey;
import dev.wadi.sandbox.salesforce.store.RecordStore;
import dev.wadi.sandbox.salesforce.store.SettableClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.salesforce.AuthenticationType;
import org.apache.camel.component.salesforce.SalesforceComponent;
import org.apache.camel.component.salesforce.SalesforceEndpointConfig;
import org.apache.camel.component.salesforce.api.SalesforceException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the real client makes of the simulator, used as the routes use it: raw pages, one after the other. */
class CamelSalesforceIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int RECORDS = 4500;
    private static final String ALL = "SELECT Id, LastName, SystemModstamp, Account.Name FROM Contact"
            + " WHERE SystemModstamp >= 2026-01-05T08:15:30.000+0000 ORDER BY SystemModstamp, Id";

    private final RecordStore store = new RecordStore(SettableClock.at("2026-01-05T08:15:30Z"));
    private SalesforceServer server;
    private final DefaultCamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void start() throws Exception { // what Camel declares
        camel.addRoutes(new Poll());
        server = SalesforceServer.start(store);
        server.authorization().register(APP);
        store.upsertAll(
                "Contact",
                IntStream.range(0, RECORDS)
                        .mapToObj(i -> Map.of("LastName", "L" + i))
                        .toList());
    }

    @AfterEach
    void stop() {
        camel.stop();
        server.close();
    }

    @Test
    void logsInByClientCredentialsAndReadsAllPages() {
        var salesforce = byClientCredentials();

        assertThat(readAll(salesforce, "query")).hasSize(RECORDS);
        assertThat(server.calls(TOKEN)).isEqualTo(1);
        assertThat(server.calls(QUERY)).isEqualTo(1);
        assertThat(server.calls(QUERY_MORE)).isEqualTo(2);
    }

    @Test
    void logsInByJwt(@TempDir Path directory) {
        var key = SigningKey.create(directory);
        server.authorization().register(APP.signingWith(key.certificate(), USER));
        var keystore = new KeyStoreParameters();
        keystore.setResource("file:" + key.file());
        keystore.setPassword(key.password());
        keystore.setType("PKCS12");

        var salesforce = client(component -> {
            component.setAuthenticationType(AuthenticationType.JWT);
            component.setUserName(USER);
            component.setKeystore(keystore);
        });

        assertThat(readAll(salesforce, "query")).hasSize(RECORDS);
    }

    @Test
    void logsInByRefreshToken() {
        var refreshToken = server.authorization().refreshToken(APP.clientId(), USER);

        var salesforce = client(component -> {
            component.setAuthenticationType(AuthenticationType.REFRESH_TOKEN);
            component.setRefreshToken(refreshToken);
        });

        assertThat(readAll(salesforce, "query")).hasSize(RECORDS);
    }

    @Test
    void seesDeletedRecordsByQueryAll() {
        store.delete(store.upsert("Contact", Map.of("LastName", "Gone")));

        var salesforce = byClientCredentials();

        assertThat(readAll(salesforce, "query")).hasSize(RECORDS);
        assertThat(readAll(salesforce, "queryAll")).hasSize(RECORDS + 1);
        assertThat(server.calls(QUERY_ALL)).isEqualTo(1);
    }

    @Test
    void passesOnTheBatchSizeAndTheLimits() throws IOException {
        var salesforce = byClientCredentials();

        var page = salesforce.request("salesforce:query?rawPayload=true", exchange -> {
            exchange.getIn().setHeader("sObjectQuery", ALL);
            exchange.getIn().setHeader("Sforce-Query-Options", "batchSize=250");
        });

        assertThat(JSON.readTree(page.getMessage().getBody(String.class)).path("records"))
                .hasSize(250);
        assertThat(page.getMessage().getHeader("Sforce-Limit-Info")).isEqualTo("api-usage=1/100000");
    }

    @Test
    void logsInAgainByItselfWhenTheSessionEndsBetweenPages() {
        server.faults().add(Fault.at(QUERY_MORE, 2, new Mishap.SessionEnds()));

        assertThat(readAll(byClientCredentials(), "query")).hasSize(RECORDS);
        assertThat(server.calls(TOKEN)).isEqualTo(2);
        assertThat(server.calls(QUERY_MORE)).isEqualTo(3);
    }

    @Test
    void logsInAgainByRefreshTokenToo() {
        server.faults().add(Fault.at(QUERY_MORE, 1, new Mishap.SessionEnds()));
        var refreshToken = server.authorization().refreshToken(APP.clientId(), USER);

        var salesforce = client(component -> {
            component.setAuthenticationType(AuthenticationType.REFRESH_TOKEN);
            component.setRefreshToken(refreshToken);
        });

        assertThat(readAll(salesforce, "query")).hasSize(RECORDS);
    }

    @Test
    void saysWhenTheLimitIsExceeded() {
        server.faults().add(Fault.at(QUERY, 1, new Mishap.LimitExceeded()));

        var refused = failure();

        assertThat(refused.getStatusCode()).isEqualTo(403);
        assertThat(refused.getErrors())
                .extracting(error -> error.getErrorCode())
                .containsExactly("REQUEST_LIMIT_EXCEEDED");
    }

    @Test
    void saysWhenTheOrgIsUnavailable() {
        server.faults().add(Fault.at(QUERY, 1, new Mishap.Unavailable()));

        assertThat(failure().getStatusCode()).isEqualTo(503);
    }

    @Test
    void saysWhatItWasToldAboutAQuery() {
        var salesforce = byClientCredentials();

        var refused = failure(() -> query(salesforce, "query", "SELECT Shoe_Size__c FROM Contact"));

        assertThat(refused.getStatusCode()).isEqualTo(400);
        assertThat(refused.getErrors())
                .extracting(error -> error.getErrorCode())
                .containsExactly("INVALID_FIELD");
    }

    @Test
    void saysWhenALocatorIsLost() {
        server.faults().add(Fault.at(QUERY_MORE, 1, new Mishap.LocatorExpires()));
        var salesforce = byClientCredentials();

        var refused = failure(() -> readAll(salesforce, "query"));

        assertThat(refused.getErrors())
                .extracting(error -> error.getErrorCode())
                .containsExactly("INVALID_QUERY_LOCATOR");
    }

    @Test
    void saysWhenABodyIsCutShort() {
        server.faults().add(Fault.always(QUERY, new Mishap.CutBody()));

        assertThat(failure()).hasRootCauseInstanceOf(IOException.class);
    }

    @Test
    void saysWhenItIsNotLetIn() {
        var salesforce = client(component -> component.setClientSecret("wrong"));

        assertThatThrownBy(() -> query(salesforce, "query", ALL))
                .hasRootCauseInstanceOf(SalesforceException.class)
                .rootCause()
                .hasMessageContaining("invalid_client");
        assertThat(server.calls(CallKind.QUERY)).isZero();
    }

    private SalesforceException failure() {
        var salesforce = byClientCredentials();
        return failure(() -> query(salesforce, "query", ALL));
    }

    private static SalesforceException failure(ThrowingCallable call) {
        var failed = catchThrowableOfType(CamelExecutionException.class, call);
        if (failed.getCause() instanceof SalesforceException refused) {
            return refused;
        }
        throw new AssertionError("not refused by Salesforce", failed);
    }

    private ProducerTemplate byClientCredentials() {
        return client(component -> {});
    }

    private ProducerTemplate client(Consumer<SalesforceComponent> settings) {
        var component = new SalesforceComponent();
        component.setLoginUrl(server.endpoint().toString());
        component.setClientId(APP.clientId());
        component.setClientSecret(APP.clientSecret());
        component.setAuthenticationType(AuthenticationType.CLIENT_CREDENTIALS);
        var endpoints = new SalesforceEndpointConfig();
        endpoints.setApiVersion("62.0");
        component.setConfig(endpoints);
        component.setLazyLogin(true);
        settings.accept(component);
        camel.addComponent("salesforce", component);
        camel.start();
        return camel.createProducerTemplate();
    }

    private static Set<?> readAll(ProducerTemplate salesforce, String operation) {
        return salesforce.requestBodyAndHeaders(
                "direct:poll", "", Map.of("operation", operation, "sObjectQuery", ALL), Set.class);
    }

    private static JsonNode query(ProducerTemplate salesforce, String operation, String soql) throws IOException {
        return JSON.readTree(salesforce.requestBodyAndHeader(
                "salesforce:" + operation + "?rawPayload=true", "", "sObjectQuery", soql, String.class));
    }

    /** The first page, and the next as long as there is one; answers the ids of all records. */
    private static final class Poll extends RouteBuilder {

        @Override
        public void configure() {
            errorHandler(noErrorHandler()); // the tests look at what failed
            from("direct:poll")
                    .setProperty("ids", () -> new LinkedHashSet<String>())
                    .toD("salesforce:${header.operation}?rawPayload=true")
                    .process(this::collect)
                    .removeHeader("sObjectQuery")
                    .loopDoWhile(simple("${exchangeProperty.next} != ''"))
                    .setBody(exchangeProperty("next"))
                    .to("salesforce:queryMore?rawPayload=true")
                    .process(this::collect)
                    .end()
                    .setBody(exchangeProperty("ids"));
        }

        private void collect(Exchange exchange) throws IOException {
            var page = JSON.readTree(exchange.getMessage().getBody(String.class));
            var ids = exchange.getProperty("ids", Set.class);
            page.path("records").forEach(found -> ids.add(found.path("Id").asText()));
            exchange.setProperty("next", page.path("nextRecordsUrl").asText());
        }
    }
}
