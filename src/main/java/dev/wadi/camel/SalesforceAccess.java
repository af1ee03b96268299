package dev.wadi.camel;

import dev.wadi.settings.SalesforceSettings;
import dev.wadi.settings.SalesforceSettings.Login.ClientCredentials;
import dev.wadi.settings.SalesforceSettings.Login.Jwt;
import dev.wadi.settings.SalesforceSettings.Login.RefreshToken;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.component.salesforce.AuthenticationType;
import org.apache.camel.component.salesforce.SalesforceComponent;
import org.apache.camel.component.salesforce.SalesforceEndpointConfig;
import org.apache.camel.support.jsse.KeyStoreParameters;

/** Camel's way to Salesforce, let in as the settings say. */
public final class SalesforceAccess {

    private static final String API_VERSION = "62.0";

    /** Answers are held in memory whole; those of queries and pieces of jobs have some megabytes. */
    private static final int LARGEST_ANSWER = 64 << 20;

    private SalesforceAccess() {}

    /** A component that logs in at the first question, so that the service starts while Salesforce is away. */
    public static SalesforceComponent component(SalesforceSettings settings) {
        var component = new SalesforceComponent();
        component.setLoginUrl(settings.loginUrl().toString());
        component.setClientId(settings.clientId());
        component.setLazyLogin(true);
        // a session that ends is renewed by SalesforceRelogin, once for all who ask in it
        component.setHttpMaxContentLength(LARGEST_ANSWER);
        component.setHttpClientProperties(new HashMap<>(Map.of("maxRetries", "0")));
        var endpoints = new SalesforceEndpointConfig();
        endpoints.setApiVersion(API_VERSION);
        component.setConfig(endpoints);
        if (settings.login() instanceof ClientCredentials login) {
            component.setAuthenticationType(AuthenticationType.CLIENT_CREDENTIALS);
            component.setClientSecret(login.clientSecret().reveal());
        } else if (settings.login() instanceof RefreshToken login) {
            component.setAuthenticationType(AuthenticationType.REFRESH_TOKEN);
            component.setClientSecret(login.clientSecret().reveal());
            component.setRefreshToken(login.refreshToken().reveal());
        } else if (settings.login() instanceof Jwt login) {
            component.setAuthenticationType(AuthenticationType.JWT);
            component.setUserName(login.user());
            component.setKeystore(keyStore(login));
        }
        return component;
    }

    private static KeyStoreParameters keyStore(Jwt login) {
        var parameters = new KeyStoreParameters();
        parameters.setResource("file:" + login.keyStore());
        parameters.setPassword(login.keyStorePassword().reveal());
        parameters.setType("PKCS12");
        return parameters;
    }
}
