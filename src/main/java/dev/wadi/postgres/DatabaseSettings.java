package dev.wadi.postgres;

import dev.wadi.core.Sensitive;

/**
 * Where the database is.
 *
 * @param url         a {@code jdbc:postgresql:} URL without user and password
 * @param connections the most connections this process opens for work; the leader lock has one more
 */
public record DatabaseSettings(String url, String user, Sensitive<String> password, int connections) {

    /** The URL without its parameters, which may be secret. */
    public String shownUrl() {
        return url.replaceFirst("\\?.*", "");
    }
}
