package dev.wadi.sandbox.salesforce.oauth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The tokens in force. An access token ends when it has not been used for the session timeout; a refresh token lasts
 * until it is revoked, and takes the access tokens made with it along.
 */
final class Sessions {

    private static final String TOKEN_CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._";

    /** Who a token stands for. */
    record Grant(String clientId, String username) {}

    private record Session(Grant grant, Optional<String> refreshToken, Instant lastUsed) {}

    private final Clock clock;
    private final Duration timeout;
    private final RandomGenerator random;
    private final String orgId;
    private final Map<String, Session> sessions = new HashMap<>();
    private final Map<String, Grant> refreshTokens = new HashMap<>();

    Sessions(Clock clock, Duration timeout, RandomGenerator random, String orgId) {
        this.clock = clock;
        this.timeout = timeout;
        this.random = random;
        this.orgId = orgId;
    }

    synchronized String open(Grant grant, Optional<String> refreshToken) {
        var token = orgId.substring(0, 15) + "!" + noise(96);
        sessions.put(token, new Session(grant, refreshToken, clock.instant()));
        return token;
    }

    synchronized String refreshToken(Grant grant) {
        var token = "5Aep861" + noise(80);
        refreshTokens.put(token, grant);
        return token;
    }

    synchronized Optional<Grant> behind(String refreshToken) {
        return Optional.ofNullable(refreshTokens.get(refreshToken));
    }

    /** Whether an access token is good, which keeps it so for a while. */
    synchronized boolean use(String token) {
        var session = sessions.get(token);
        var now = clock.instant();
        if (session == null || session.lastUsed().plus(timeout).isBefore(now)) {
            sessions.remove(token);
            return false;
        }
        sessions.put(token, new Session(session.grant(), session.refreshToken(), now));
        return true;
    }

    /** Ends a token of either sort; false where there is none. */
    synchronized boolean revoke(String token) {
        if (refreshTokens.remove(token) != null) {
            sessions.values()
                    .removeIf(session ->
                            session.refreshToken().filter(token::equals).isPresent());
            return true;
        }
        return sessions.remove(token) != null;
    }

    synchronized void endAll() {
        sessions.clear();
    }

    private String noise(int length) {
        return random.ints(length, 0, TOKEN_CHARACTERS.length())
                .collect(
                        StringBuilder::new, (text, i) -> text.append(TOKEN_CHARACTERS.charAt(i)), StringBuilder::append)
                .toString();
    }
}
