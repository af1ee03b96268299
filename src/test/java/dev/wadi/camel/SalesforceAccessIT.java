package dev.wadi.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.core.Sensitive;
import dev.wadi.sandbox.salesforce.SalesforceServer;
import dev.wadi.sandbox.salesforce.oauth.ConnectedApp;
import dev.wadi.sandbox.salesforce.oauth.SigningKey;
import dev.wadi.sandbox.salesforce.store.RecordStore;
import dev.wadi.sandbox.salesforce.store.SettableClock;
import dev.wadi.settings.SalesforceSettings;
import dev.wadi.settings.SalesforceSettings.Login;
import dev.wadi.settings.SalesforceSettings.Login.ClientCredentials;
import dev.wadi.settings.SalesforceSettings.Login.Jwt;
import dev.wadi.settings.SalesforceSettings.Login.RefreshToken;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each OAuth flow of the settings lets the real client in. */
class SalesforceAccessIT {

    private static final String USER = "wadi@crm.example";
    private static final Sensitive<String> SECRET = new Sensitive<>("secret");

    private final ConnectedApp app = ConnectedApp.of("wadi", SECRET.reveal());
    private final RecordStore store = new RecordStore(SettableClock.at("2026-01-05T08:00:00Z"));
    private final SalesforceServer org = SalesforceServer.start(store);
    private final DefaultCamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void fillOrg() {
        store.upsert("Account", Map.of("Name", "Lamps Ltd"));
    }

    @AfterEach
    void stop() {
        camel.stop();
        org.close();
    }

    @Test
    void clientCredentialsLetUsIn() {
        org.authorization().register(app.runningAs(USER));

        assertThat(accountsBy(new ClientCredentials(SECRET))).contains("Lamps Ltd");
    }

    @Test
    void anAssertionWeSignLetsUsIn(@TempDir Path folder) {
        var key = SigningKey.create(folder);
        org.authorization().register(app.signingWith(key.certificate(), USER));

        assertThat(accountsBy(new Jwt(key.file(), new Sensitive<>(key.password()), USER)))
                .contains("Lamps Ltd");
    }

    @Test
    void aRefreshTokenLetsUsIn() {
        org.authorization().register(app);
        var token = org.authorization().refreshToken("wadi", USER);

        assertThat(accountsBy(new RefreshToken(SECRET, new Sensitive<>(token)))).contains("Lamps Ltd");
    }

    private String accountsBy(Login login) {
        camel.addComponent(
                "salesforce", SalesforceAccess.component(new SalesforceSettings(org.endpoint(), "wadi", login)));
        camel.start();
        return camel.createProducerTemplate()
                .requestBody("salesforce:queryAll?rawPayload=true", "SELECT Name FROM Account", String.class);
    }
}
