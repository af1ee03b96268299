package dev.wadi.core;

import java.util.Locale;

/** Where on its way a record is. The label is also the id of the route that does it. */
public enum Stage {
    LAND,
    WORK,
    VALIDATE,
    MAP,
    WRITE,
    RESOLVE,
    PUBLISH;

    /** The name as it stands in tables, routes, metrics and logs. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
