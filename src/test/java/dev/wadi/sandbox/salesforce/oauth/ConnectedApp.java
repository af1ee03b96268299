package dev.wadi.sandbox.salesforce.oauth;

import static java.util.Objects.requireNonNull;

import java.security.PublicKey;
import java.util.Optional;
import java.util.Set;

/**
 * An app that may ask for tokens.
 *
 * @param clientId its consumer key
 * @param clientSecret its consumer secret
 * @param runAs the user it is by client credentials; empty where it may not use them
 * @param certificate the key that JWTs of it are verified with; empty where it may not send any
 * @param approved the users who have approved it, for whom it can get tokens by JWT
 */
public record ConnectedApp(
        String clientId,
        String clientSecret,
        Optional<String> runAs,
        Optional<PublicKey> certificate,
        Set<String> approved) {

    public ConnectedApp {
        requireNonNull(clientId, "clientId");
        requireNonNull(clientSecret, "clientSecret");
        requireNonNull(runAs, "runAs");
        requireNonNull(certificate, "certificate");
        approved = Set.copyOf(approved);
    }

    /** An app that can do nothing yet. */
    public static ConnectedApp of(String clientId, String clientSecret) {
        return new ConnectedApp(clientId, clientSecret, Optional.empty(), Optional.empty(), Set.of());
    }

    /** The same, which may use client credentials as this user. */
    public ConnectedApp runningAs(String username) {
        return new ConnectedApp(clientId, clientSecret, Optional.of(username), certificate, approved);
    }

    /** The same, which may send JWTs signed with the private key of this one, for these users. */
    public ConnectedApp signingWith(PublicKey key, String... usernames) {
        return new ConnectedApp(clientId, clientSecret, runAs, Optional.of(key), Set.of(usernames));
    }

    @Override
    public String toString() {
        return clientId;
    }
}
