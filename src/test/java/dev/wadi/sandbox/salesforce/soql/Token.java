package dev.wadi.sandbox.salesforce.soql;

import java.util.Locale;
import java.util.Set;

/** One word, sign or literal of a query, and where it begins. */
record Token(Kind kind, String text, int at) {

    enum Kind {
        WORD,
        TEXT,
        NUMBER,
        DATE,
        DATETIME,
        SIGN,
        END
    }

    private static final Set<String> RESERVED = Set.of(
            "AND",
            "ASC",
            "DESC",
            "EXCLUDES",
            "FIRST",
            "FROM",
            "GROUP",
            "HAVING",
            "IN",
            "INCLUDES",
            "LAST",
            "LIKE",
            "LIMIT",
            "NOT",
            "NULL",
            "NULLS",
            "OFFSET",
            "OR",
            "ORDER",
            "SELECT",
            "USING",
            "WHERE",
            "WITH");

    /** Whether it is this keyword, in any case. */
    boolean is(String keyword) {
        return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
    }

    /** Whether it is this sign. */
    boolean isSign(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    /** Whether it can name something. */
    boolean isName() {
        return kind == Kind.WORD && !RESERVED.contains(text.toUpperCase(Locale.ROOT));
    }

    /** How complaints spell it: names as they are, the rest in quotes. */
    String inMessages() {
        return switch (kind) {
            case END -> "'<EOF>'";
            case WORD -> isName() ? text : "'" + text + "'";
            default -> "'" + text + "'";
        };
    }
}
