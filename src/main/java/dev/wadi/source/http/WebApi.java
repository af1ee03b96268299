package dev.wadi.source.http;

import dev.wadi.core.Sensitive;
import java.net.URI;
import java.util.Optional;

/**
 * An HTTP API that may be asked.
 *
 * @param name   as routes call it
 * @param url    what the paths of contracts are added to, without a slash at its end
 * @param header the header that says who asks
 * @param token  what it says; none where anybody may ask
 */
public record WebApi(String name, URI url, String header, Optional<Sensitive<String>> token) {}
