package dev.wadi.settings;

import dev.wadi.core.Sensitive;
import java.net.URI;
import java.util.Optional;

/**
 * How S3 is reached.
 *
 * @param endpoint  another server than Amazon's that speaks S3; addressed by path
 * @param accessKey with its secret; the SDK's own search (role, environment, profile) where not given
 */
public record S3Settings(
        Optional<URI> endpoint, String region, Optional<String> accessKey, Optional<Sensitive<String>> secretKey) {}
