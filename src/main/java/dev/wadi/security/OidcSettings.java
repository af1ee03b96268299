package dev.wadi.security;

import java.net.URI;

/**
 * An identity provider whose tokens are taken.
 *
 * @param issuer     what {@code iss} must say
 * @param audience   what {@code aud} must hold
 * @param jwks       where its public keys are
 * @param rolesClaim the claim whose texts are roles of ours; others are passed over
 */
public record OidcSettings(String issuer, String audience, URI jwks, String rolesClaim) {}
