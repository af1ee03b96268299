package dev.wadi.sandbox.salesforce.soql;

import dev.wadi.sandbox.salesforce.soql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a query into tokens. */
final class Tokeniser {

    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    private static final Pattern DATETIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:?\\d\\d)");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d(?![T\\d])");
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?(?![\\w-])");
    private static final Pattern SIGN = Pattern.compile("<=|>=|!=|<>|[=<>(),.:]");

    private final String query;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Tokeniser(String query) {
        this.query = query;
    }

    /** The tokens of a query, the last of which is its end. */
    static List<Token> tokens(String query) {
        return new Tokeniser(query).all();
    }

    private List<Token> all() {
        while (true) {
            while (at < query.length() && Character.isWhitespace(query.charAt(at))) {
                at++;
            }
            if (at == query.length()) {
                tokens.add(new Token(Kind.END, "", at));
                return tokens;
            }
            if (query.charAt(at) == '\'') {
                text();
            } else if (!(take(Kind.WORD, WORD)
                    || take(Kind.DATETIME, DATETIME)
                    || take(Kind.DATE, DATE)
                    || take(Kind.NUMBER, NUMBER)
                    || take(Kind.SIGN, SIGN))) {
                throw SoqlException.illegalCharacter(query, wrongCharacter());
            }
        }
    }

    private boolean take(Kind kind, Pattern pattern) {
        var matcher = matcher(pattern);
        if (!matcher.lookingAt()) {
            return false;
        }
        tokens.add(new Token(kind, matcher.group(), at));
        at = matcher.end();
        return true;
    }

    private Matcher matcher(Pattern pattern) {
        return pattern.matcher(query).region(at, query.length()).useTransparentBounds(true);
    }

    /** In an instant that breaks off, the sign it breaks off at: an unescaped plus has become a blank on its way. */
    private int wrongCharacter() {
        var begun = matcher(Pattern.compile("[\\d.:T-]+"));
        return begun.lookingAt() ? begun.end() : at;
    }

    /** A literal in quotes; {@code \%} and {@code \_} stay as they are, since only LIKE knows what they mean. */
    private void text() {
        int begin = at;
        var text = new StringBuilder();
        for (int i = begin + 1; i < query.length(); i++) {
            char c = query.charAt(i);
            if (c == '\'') {
                tokens.add(new Token(Kind.TEXT, text.toString(), begin));
                at = i + 1;
                return;
            }
            if (c == '\\') {
                i++;
                text.append(escaped(i));
            } else {
                text.append(c);
            }
        }
        throw SoqlException.illegalCharacter(query, query.length());
    }

    private String escaped(int i) {
        if (i >= query.length()) {
            throw SoqlException.illegalCharacter(query, query.length());
        }
        return switch (query.charAt(i)) {
            case 'n', 'N' -> "\n";
            case 'r', 'R' -> "\r";
            case 't', 'T' -> "\t";
            case 'b', 'B' -> "\b";
            case 'f', 'F' -> "\f";
            case '"' -> "\"";
            case '\'' -> "'";
            case '\\' -> "\\\\"; // doubled, so that LIKE can tell it from the backslash before a wildcard
            case '%' -> "\\%";
            case '_' -> "\\_";
            default -> throw SoqlException.illegalCharacter(query, i);
        };
    }
}
