package dev.wadi.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.wadi.core.Sensitive;
import dev.wadi.core.Unavailable;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.URL;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tokens of an identity provider (OpenID Connect, RFC 9068): signed by a key it publishes, by an algorithm with a public key,
 * from it, for us, and in time. Neither {@code none} nor a shared secret is ever an algorithm here.
 */
public final class Tokens {

    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private static final int LONGEST = 16_384;
    private static final int SKEW_SECONDS = 30;
    private static final int PATIENCE_MILLIS = 3_000;
    private static final int MOST_KEY_BYTES = 256 * 1_024;
    private static final long KEYS_MILLIS = Duration.ofMinutes(15).toMillis();
    private static final long KEYS_WAIT_MILLIS = Duration.ofSeconds(10).toMillis();

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    private final String rolesClaim;

    /**
     * Tokens of this provider.
     *
     * @param clock what it is now
     */
    public Tokens(OidcSettings settings, Clock clock) {
        this.rolesClaim = settings.rolesClaim();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(
                JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), /* none at all */ null));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys(settings)));
        processor.setJWTClaimsSetVerifier(new Claims(settings, clock));
    }

    /**
     * Who that is, where the token is good and names a role of ours.
     *
     * @throws Unavailable where the provider's keys cannot be had
     */
    public Optional<Identity> identify(Sensitive<String> token) {
        if (token.reveal().length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return identity(processor.process(token.reveal(), null));
        } catch (KeySourceException e) {
            throw new Unavailable("the keys of the identity provider cannot be had", e);
        } catch (ParseException | BadJOSEException | JOSEException e) {
            return Optional.empty();
        }
    }

    private Optional<Identity> identity(JWTClaimsSet claims) {
        var roles = EnumSet.noneOf(Role.class);
        for (var label : labels(claims)) {
            Role.named(label).ifPresent(roles::add);
        }
        var name = claims.getSubject();
        return name == null || name.isBlank() || roles.isEmpty()
                ? Optional.empty()
                : Optional.of(new Identity(name, roles));
    }

    private List<String> labels(JWTClaimsSet claims) {
        try {
            var labels = claims.getStringListClaim(rolesClaim);
            return labels == null ? List.of() : labels;
        } catch (ParseException e) {
            return List.of();
        }
    }

    private static JWKSource<SecurityContext> keys(OidcSettings settings) {
        try {
            return JWKSourceBuilder.create(settings.jwks().toURL(), new Keys())
                    .cache(KEYS_MILLIS, KEYS_WAIT_MILLIS)
                    .rateLimited(KEYS_WAIT_MILLIS)
                    .build();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("not a URL: " + settings.jwks(), e);
        }
    }

    /** Asks where it was told to and nowhere else: keys behind a redirect would be somebody else's. */
    private static final class Keys extends DefaultResourceRetriever {

        Keys() {
            super(PATIENCE_MILLIS, PATIENCE_MILLIS, MOST_KEY_BYTES);
        }

        @Override
        protected HttpURLConnection openHTTPConnection(URL url) throws IOException {
            var connection = super.openHTTPConnection(url);
            connection.setInstanceFollowRedirects(false);
            return connection;
        }
    }

    private static final class Claims extends DefaultJWTClaimsVerifier<SecurityContext> {

        private final Clock clock;

        Claims(OidcSettings settings, Clock clock) {
            super(
                    settings.audience(),
                    new JWTClaimsSet.Builder().issuer(settings.issuer()).build(),
                    Set.of("sub", "exp"));
            this.clock = clock;
            setMaxClockSkew(SKEW_SECONDS);
        }

        @Override
        protected Date currentTime() {
            return Date.from(clock.instant());
        }
    }
}
