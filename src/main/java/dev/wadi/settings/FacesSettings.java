package dev.wadi.settings;

import dev.wadi.security.OidcSettings;
import dev.wadi.web.Listener;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where Wadi is operated from, and by whom.
 *
 * @param api        where the HTTP API is served
 * @param management where Hawtio, Jolokia, health and metrics are
 * @param users      the file of those who have a password
 * @param oidc       whose tokens are taken
 */
public record FacesSettings(
        Optional<Listener> api, Optional<Listener> management, Optional<Path> users, Optional<OidcSettings> oidc) {

    private static final String ISSUER = "wadi.oidc.issuer";
    private static final String AUDIENCE = "wadi.oidc.audience";
    private static final String JWKS = "wadi.oidc.jwks";
    private static final int LAST_PORT = 65_535;

    static FacesSettings read(Properties properties) {
        var users = properties.optional("wadi.users.file").map(Path::of);
        var oidc = oidc(properties);
        var guarded = users.isPresent() || oidc.isPresent();
        return new FacesSettings(
                listener(properties, "wadi.api", guarded),
                listener(properties, "wadi.management", guarded),
                users,
                oidc);
    }

    private static Optional<Listener> listener(Properties properties, String area, boolean guarded) {
        var address = properties.value(
                area + ".address",
                text -> {
                    if (!guarded && !Listener.isLoopback(text)) {
                        throw new IllegalArgumentException();
                    }
                    return text;
                },
                "must be a loopback address unless wadi.users.file or wadi.oidc.* says who may come in");
        var port = properties.number(area + ".port", 0, LAST_PORT);
        return properties
                .optional(area + ".enabled")
                .filter("true"::equals)
                .flatMap(on -> address)
                .map(where -> new Listener(area, where, port));
    }

    private static Optional<OidcSettings> oidc(Properties properties) {
        var roles = properties.text("wadi.oidc.roles");
        if (List.of(ISSUER, AUDIENCE, JWKS).stream()
                .filter(name -> properties.optional(name).isPresent())
                .toList()
                .isEmpty()) {
            return Optional.empty();
        }
        var issuer = properties.text(ISSUER);
        var audience = properties.text(AUDIENCE);
        return properties
                .value(JWKS, Settings::endpoint, Settings.ENDPOINT)
                .map(jwks -> new OidcSettings(issuer, audience, jwks, roles));
    }
}
