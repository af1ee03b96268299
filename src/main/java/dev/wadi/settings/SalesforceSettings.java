package dev.wadi.settings;

import dev.wadi.core.Sensitive;
import dev.wadi.source.salesforce.JobSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How Salesforce is reached.
 *
 * @param loginUrl the org's own address
 * @param clientId the consumer key of the connected app
 */
public record SalesforceSettings(URI loginUrl, String clientId, Login login) {

    private static final String CLIENT_ID = "wadi.salesforce.clientId";
    private static final String LOGIN = "wadi.salesforce.login";
    private static final String SECRET = "wadi.salesforce.clientSecret";
    private static final String TOKEN = "wadi.salesforce.refreshToken";
    private static final String USER = "wadi.salesforce.user";
    private static final String KEY_STORE = "wadi.salesforce.keyStore";
    private static final String KEY_STORE_PASSWORD = "wadi.salesforce.keyStorePassword";
    private static final String JOBS_FROM = "wadi.salesforce.jobFrom";
    private static final List<String> OF_SOME_FLOW =
            List.of(CLIENT_ID, SECRET, TOKEN, USER, KEY_STORE, KEY_STORE_PASSWORD);

    /** The OAuth flow by which it lets us in. */
    public sealed interface Login {

        /** By the secret of an app that runs as a user of its own. */
        record ClientCredentials(Sensitive<String> clientSecret) implements Login {}

        /**
         * By an assertion that we sign (JWT bearer).
         *
         * @param keyStore a PKCS12 file with one private key, whose certificate the app knows
         * @param user     on whose behalf
         */
        record Jwt(Path keyStore, Sensitive<String> keyStorePassword, String user) implements Login {}

        /** By a token that a user once gave to the app. */
        record RefreshToken(Sensitive<String> clientSecret, Sensitive<String> refreshToken) implements Login {}
    }

    /** All that is needed where Salesforce is asked; elsewhere what is given has to make sense. */
    static Optional<SalesforceSettings> read(Properties properties, boolean asked) {
        var loginUrl = properties.value("wadi.salesforce.loginUrl", Settings::endpoint, Settings.ENDPOINT);
        var flow = flow(properties);
        OF_SOME_FLOW.forEach(properties::optional);
        if (!asked) {
            return Optional.empty();
        }
        var clientId = properties.text(CLIENT_ID);
        var login = login(flow, properties);
        return loginUrl.map(url -> new SalesforceSettings(url, clientId, login));
    }

    /** When Salesforce prepares history as jobs. */
    static JobSettings jobs(Properties properties) {
        var from = properties.optional(JOBS_FROM).isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(properties.number(JOBS_FROM, 0, Integer.MAX_VALUE));
        return new JobSettings(from, Duration.ofMillis(properties.number("wadi.salesforce.jobPollMillis", 10, 60_000)));
    }

    private static Login login(String flow, Properties properties) {
        return switch (flow) {
            case "jwt" -> {
                var password = secret(properties, KEY_STORE_PASSWORD);
                yield new Login.Jwt(keyStore(properties, password), password, properties.text(USER));
            }
            case "refresh-token" -> new Login.RefreshToken(secret(properties, SECRET), secret(properties, TOKEN));
            default -> new Login.ClientCredentials(secret(properties, SECRET));
        };
    }

    private static String flow(Properties properties) {
        return properties
                .value(
                        LOGIN,
                        value -> {
                            if (!value.matches("client-credentials|jwt|refresh-token")) {
                                throw new IllegalArgumentException();
                            }
                            return value;
                        },
                        "must be client-credentials, jwt or refresh-token")
                .orElse("");
    }

    private static Sensitive<String> secret(Properties properties, String name) {
        return properties.secret(name, Sensitive::new, "").orElse(new Sensitive<>(""));
    }

    private static Path keyStore(Properties properties, Sensitive<String> password) {
        return properties
                .value(
                        KEY_STORE,
                        file -> holdingOneKey(Path.of(file), password),
                        "must be a PKCS12 file with one private key that " + KEY_STORE_PASSWORD + " opens")
                .orElse(Path.of(""));
    }

    private static Path holdingOneKey(Path file, Sensitive<String> password) {
        try (var in = Files.newInputStream(file)) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(in, password.reveal().toCharArray());
            var aliases = Collections.list(store.aliases());
            if (aliases.size() == 1 && store.isKeyEntry(aliases.get(0))) {
                return file;
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(e);
        }
        throw new IllegalArgumentException("not one private key");
    }
}
