package dev.wadi.sandbox.salesforce.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** How a client says who it is: in the form, or by HTTP basic authentication. */
record Credentials(String clientId, Optional<String> clientSecret, boolean byHeader) {

    private static final String BASIC = "Basic ";

    static Credentials of(Map<String, String> form, Optional<String> authorization) {
        var basic = authorization.filter(header -> header.startsWith(BASIC));
        if (basic.isEmpty()) {
            return new Credentials(
                    form.getOrDefault("client_id", ""), Optional.ofNullable(form.get("client_secret")), false);
        }
        try {
            var pair = new String(Base64.getDecoder().decode(basic.get().substring(BASIC.length())), UTF_8);
            int colon = pair.indexOf(':');
            if (colon > 0) {
                return new Credentials(
                        URLDecoder.decode(pair.substring(0, colon), UTF_8),
                        Optional.of(URLDecoder.decode(pair.substring(colon + 1), UTF_8)),
                        true);
            }
        } catch (IllegalArgumentException notBase64) {
            // the same as no colon
        }
        throw OAuthException.unauthorized("invalid_client", "invalid client credentials");
    }

    /** Refuses where the secret is not that of the app. */
    void require(ConnectedApp app) {
        if (clientSecret.filter(app.clientSecret()::equals).isEmpty()) {
            throw byHeader
                    ? OAuthException.unauthorized("invalid_client", "invalid client credentials")
                    : OAuthException.badRequest("invalid_client", "invalid client credentials");
        }
    }
}
