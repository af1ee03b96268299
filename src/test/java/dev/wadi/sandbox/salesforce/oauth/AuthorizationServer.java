package dev.wadi.sandbox.salesforce.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.wadi.sandbox.salesforce.store.SalesforceId;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Gives tokens to connected apps by client credentials, JWT bearer and refresh token, and knows which are good. Safe
 * for use by several threads.
 */
public final class AuthorizationServer {

    private static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final String PRODUCTION = "https://login.salesforce.com";
    private static final long LONGEST_ASSERTION_SECONDS = 300;

    private volatile URI endpoint;
    private final Clock clock;
    private final String orgId = SalesforceId.of("00D", 1_000_003);
    private final Sessions sessions;
    private final Map<String, ConnectedApp> apps = new ConcurrentHashMap<>();
    private final Map<String, String> users = new ConcurrentHashMap<>();
    private final AtomicLong lastUser = new AtomicLong();

    /** One that listens at an endpoint and measures tokens by a clock. */
    public AuthorizationServer(URI endpoint, Clock clock, Duration sessionTimeout, RandomGenerator random) {
        this.endpoint = requireNonNull(endpoint, "endpoint");
        this.clock = requireNonNull(clock, "clock");
        this.sessions = new Sessions(clock, sessionTimeout, random, orgId);
    }

    /** Tells those who log in from now on that the org is reached at this address. */
    public void announce(URI address) {
        endpoint = requireNonNull(address, "address");
    }

    /** The id of the org, with eighteen characters. */
    public String orgId() {
        return orgId;
    }

    /** Lets an app ask for tokens, in place of one with the same client id. Its users come to be as it names them. */
    public void register(ConnectedApp app) {
        apps.put(app.clientId(), app);
        app.runAs().ifPresent(this::userId);
        app.approved().forEach(this::userId);
    }

    /** A refresh token for an app and a user, as one who has logged in with a browser leaves it behind. */
    public String refreshToken(String clientId, String username) {
        userId(username);
        return sessions.refreshToken(new Sessions.Grant(app(clientId).clientId(), username));
    }

    /** Ends all sessions: the next request of anyone finds its token invalid. */
    public void endSessions() {
        sessions.endAll();
    }

    /** Ends an access or refresh token, as if by a request; false where there is none. */
    public boolean revoke(String token) {
        return sessions.revoke(token);
    }

    /** Whether an access token is good. */
    public boolean accepts(String token) {
        return sessions.use(token);
    }

    /**
     * Answers a request for a token.
     *
     * @param form its parameters
     * @param authorization its Authorization header
     * @throws OAuthException if there is none to be had
     */
    public TokenAnswer token(Map<String, String> form, Optional<String> authorization) {
        var credentials = Credentials.of(form, authorization);
        return switch (form.getOrDefault("grant_type", "")) {
            case "client_credentials" -> byClientCredentials(credentials);
            case "refresh_token" -> byRefreshToken(credentials, form.getOrDefault("refresh_token", ""));
            case JWT_BEARER -> byJwt(form.getOrDefault("assertion", ""));
            default -> throw OAuthException.badRequest("unsupported_grant_type", "grant type not supported");
        };
    }

    /**
     * Answers a request to revoke a token.
     *
     * @throws OAuthException if it is none
     */
    public void revocation(Map<String, String> form) {
        if (!revoke(form.getOrDefault("token", ""))) {
            throw OAuthException.badRequest("invalid_token", "invalid token");
        }
    }

    private TokenAnswer byClientCredentials(Credentials credentials) {
        var app = app(credentials.clientId());
        credentials.require(app);
        var user = app.runAs().orElseThrow(() -> OAuthException.invalidGrant("no client credentials user enabled"));
        return open(app, user, Optional.empty());
    }

    private TokenAnswer byRefreshToken(Credentials credentials, String refreshToken) {
        var app = app(credentials.clientId());
        if (credentials.clientSecret().isPresent()) { // optional in this flow
            credentials.require(app);
        }
        var grant = sessions.behind(refreshToken)
                .filter(known -> known.clientId().equals(app.clientId()))
                .orElseThrow(() -> OAuthException.invalidGrant("expired access/refresh token"));
        return open(app, grant.username(), Optional.of(refreshToken));
    }

    private TokenAnswer byJwt(String assertion) {
        var jwt = JwtAssertion.parse(assertion);
        var app = app(jwt.issuer());
        jwt.verifySignature(app.certificate().orElseThrow(() -> OAuthException.invalidGrant("invalid assertion")));
        jwt.verifyAudience(Set.of(endpoint.toString(), PRODUCTION));
        jwt.verifyExpiry(clock.instant(), LONGEST_ASSERTION_SECONDS);
        if (!app.approved().contains(jwt.subject())) {
            throw OAuthException.invalidGrant("user hasn't approved this consumer");
        }
        return open(app, jwt.subject(), Optional.empty());
    }

    private TokenAnswer open(ConnectedApp app, String username, Optional<String> refreshToken) {
        var id = endpoint + "/id/" + orgId + "/" + userId(username);
        var issuedAt = String.valueOf(clock.millis());
        var token = sessions.open(new Sessions.Grant(app.clientId(), username), refreshToken);
        return new TokenAnswer(
                token,
                signature(app, id + issuedAt),
                refreshToken.isPresent() ? "refresh_token api" : "api",
                endpoint.toString(),
                id,
                "Bearer",
                issuedAt);
    }

    private ConnectedApp app(String clientId) {
        return Optional.ofNullable(apps.get(clientId))
                .orElseThrow(() -> OAuthException.badRequest("invalid_client_id", "client identifier invalid"));
    }

    private String userId(String username) {
        return users.computeIfAbsent(username, name -> SalesforceId.of("005", lastUser.incrementAndGet()));
    }

    private static String signature(ConnectedApp app, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(app.clientSecret().getBytes(UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException noSuchMac) {
            throw new IllegalStateException(noSuchMac); // every JDK has it
        }
    }
}
