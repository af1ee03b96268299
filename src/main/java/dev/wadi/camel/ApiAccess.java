package dev.wadi.camel;

import dev.wadi.source.http.WebApi;
import java.util.List;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.message.BasicHeader;

/**
 * Camel's way to an HTTP API: says who asks, follows nobody to another place and keeps no cookies. The token is not on the
 * exchange, where somebody could see it.
 */
public final class ApiAccess implements HttpClientConfigurer {

    private final WebApi api;

    public ApiAccess(WebApi api) {
        this.api = api;
    }

    @Override
    public void configureHttpClient(HttpClientBuilder client) {
        client.disableRedirectHandling().disableCookieManagement().disableAutomaticRetries();
        api.token()
                .ifPresent(token ->
                        client.setDefaultHeaders(List.of(new BasicHeader(api.header(), token.reveal(), true))));
    }
}
