package dev.wadi.source.jdbc;

import dev.wadi.core.Sensitive;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;

/**
 * A database that tables are read from.
 *
 * @param name what routes call it
 * @param url  a JDBC URL without user and password
 * @param lag  what to ask it for how far behind its source it is, where it is a replica
 */
public record TableDatabase(String name, String url, String user, Sensitive<String> password, Optional<String> lag) {

    /** One that is its own source. */
    public TableDatabase(String name, String url, String user, Sensitive<String> password) {
        this(name, url, user, password, Optional.empty());
    }

    /** Whether a driver that is here knows where such a URL leads. */
    public static boolean isUrl(String text) {
        try {
            DriverManager.getDriver(text).getPropertyInfo(text, new Properties());
            return true;
        } catch (SQLException | RuntimeException e) {
            return false;
        }
    }
}
