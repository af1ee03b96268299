package dev.wadi.contract;

import java.util.Locale;

/** The type of a canonical column, and the Postgres type it is kept in. */
public enum ColumnType {
    TEXT("text"),
    /** An e-mail address, trimmed and in lower case. */
    EMAIL("text"),
    INTEGER("bigint"),
    /** An exact decimal number. */
    DECIMAL("numeric"),
    BOOLEAN("boolean"),
    DATE("date"),
    /** An instant, kept in microseconds. */
    TIMESTAMP("timestamptz");

    private final String sqlType;

    ColumnType(String sqlType) {
        this.sqlType = sqlType;
    }

    public String sqlType() {
        return sqlType;
    }

    static ColumnType of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
