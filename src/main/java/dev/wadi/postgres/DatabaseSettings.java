package dev.wadi.postgres;

import dev.wadi.core.Sensitive;
import org.postgresql.Driver;

/**
 * Where the database is.
 *
 * @param url         a {@code jdbc:postgresql:} URL without user and password
 * @param connections the most connections this process opens for work; the leader lock has one more
 */
public record DatabaseSettings(String url, String user, Sensitive<String> password, int connections) {

    /** Whether the driver would know where to go; what it logs of one that it does not understand has no parameters. */
    public static boolean isUrl(String text) {
        return Driver.parseURL(withoutParameters(text), null) != null;
    }

    /** The URL without its parameters, which may be secret. */
    public String shownUrl() {
        return withoutParameters(url);
    }

    private static String withoutParameters(String url) {
        return url.replaceFirst("\\?.*", "");
    }
}
