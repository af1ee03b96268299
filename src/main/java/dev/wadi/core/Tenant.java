package dev.wadi.core;

import java.util.regex.Pattern;

/** Whose data it is. Part of every key; {@link #DEFAULT} where there is only one. */
public record Tenant(String name) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");

    /** The tenant of an installation that has one. */
    public static final Tenant DEFAULT = new Tenant("default");

    public Tenant {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a tenant is named by 1 to 63 lower-case letters, digits and hyphens, not '" + name + "'");
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
