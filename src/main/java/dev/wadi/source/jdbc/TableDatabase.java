package dev.wadi.source.jdbc;

import dev.wadi.core.Sensitive;
import java.util.Optional;

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
}
