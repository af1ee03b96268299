package dev.wadi.contract;

import java.util.Locale;

/** The type of a canonical column, and the Postgres type it is kept in. All text is in Unicode's normal form C. */
public enum ColumnType {
    TEXT("text"),
    /** What somebody or something is called: any white space is one space, and forms of address before it are gone. */
    NAME("text"),
    /** An e-mail address, trimmed and in lower case. */
    EMAIL("text"),
    /** A telephone number by E.164, without an extension: {@code +4930123456}; empty where it cannot be read. */
    PHONE("text"),
    /** A country by ISO 3166-1 alpha-2: {@code DE}; empty where it is not known. */
    COUNTRY("text"),
    /** A state or province by the part of ISO 3166-2 after the country: {@code MS}; empty where it is not known. */
    REGION("text"),
    /** An internet address, of version 4 or 6, the latter as RFC 5952 writes it. */
    IP("text"),
    /** A currency by ISO 4217: {@code EUR}. */
    CURRENCY("text"),
    INTEGER("bigint"),
    /** An exact decimal number. */
    DECIMAL("numeric"),
    /** An exact amount; what it is in stands in a column of type currency. */
    MONEY("numeric"),
    BOOLEAN("boolean"),
    DATE("date"),
    /** An instant, kept in microseconds. */
    TIMESTAMP("timestamptz"),
    /** A value within which are others, its fields in the order of their names. */
    JSON("jsonb");

    private final String sqlType;

    ColumnType(String sqlType) {
        this.sqlType = sqlType;
    }

    public String sqlType() {
        return sqlType;
    }

    /** The name as it stands in contracts. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ColumnType of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
