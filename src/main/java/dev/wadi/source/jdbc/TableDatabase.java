package dev.wadi.source.jdbc;

import dev.wadi.core.Sensitive;

/**
 * A database that tables are read from.
 *
 * @param name what routes call it
 * @param url  a JDBC URL without user and password
 */
public record TableDatabase(String name, String url, String user, Sensitive<String> password) {}
