package dev.wadi.sandbox.salesforce.soql;

import dev.wadi.sandbox.salesforce.soql.Query.Order;
import dev.wadi.sandbox.salesforce.soql.Token.Kind;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads a query:
 *
 * <pre>
 * query      = SELECT (COUNT() | path {, path}) FROM name [alias] [WHERE condition]
 *              [ORDER BY order {, order}] [LIMIT number] [OFFSET number]
 * condition  = term {AND term} | term {OR term}      both together need parentheses
 * term       = [NOT] ( "(" condition ")" | path operator literal | path [NOT] IN "(" literal {, literal} ")" )
 * order      = path [ASC | DESC] [NULLS (FIRST | LAST)]
 * </pre>
 */
final class Parser {

    private static final int MOST_OFFSET = 2000;

    private final String text;
    private final List<Token> tokens;
    private int next;

    private Parser(String text) {
        this.text = text;
        this.tokens = Tokeniser.tokens(text);
    }

    static Query parse(String text) {
        return new Parser(text).query();
    }

    private Query query() {
        expect("SELECT");
        var fields = fields();
        expect("FROM");
        var object = name();
        var alias = peek().isName() ? Optional.of(name().text()) : Optional.<String>empty();
        var where = accept("WHERE") ? Optional.of(condition()) : Optional.<Condition>empty();
        var orders = orders();
        var limit = accept("LIMIT") ? OptionalInt.of(count()) : OptionalInt.empty();
        int offset = accept("OFFSET") ? count() : 0;
        if (peek().kind() != Kind.END) {
            throw unexpected();
        }
        if (offset > MOST_OFFSET) {
            throw SoqlException.outOfRange("Maximum SOQL offset allowed is " + MOST_OFFSET);
        }
        return new Query(text, fields, object, alias, where, orders, limit, offset);
    }

    private List<FieldPath> fields() {
        if (peek().is("COUNT") && tokens.get(next + 1).isSign("(")) {
            next += 2;
            expectSign(")");
            return List.of();
        }
        var fields = new ArrayList<FieldPath>();
        do {
            fields.add(path());
        } while (acceptSign(","));
        return fields;
    }

    private FieldPath path() {
        var first = name();
        var names = new ArrayList<>(List.of(first.text()));
        while (acceptSign(".")) {
            names.add(name().text());
        }
        return new FieldPath(names, first.at());
    }

    private Condition condition() {
        var first = term();
        if (peek().is("AND")) {
            return new Condition.And(chain(first, "AND", "OR"));
        }
        if (peek().is("OR")) {
            return new Condition.Or(chain(first, "OR", "AND"));
        }
        return first;
    }

    private List<Condition> chain(Condition first, String connective, String other) {
        var parts = new ArrayList<>(List.of(first));
        while (accept(connective)) {
            parts.add(term());
        }
        if (peek().is(other)) {
            throw unexpected();
        }
        return parts;
    }

    private Condition term() {
        if (accept("NOT")) {
            return new Condition.Not(term());
        }
        if (acceptSign("(")) {
            var inner = condition();
            expectSign(")");
            return inner;
        }
        var field = path();
        if (peek().is("NOT") && tokens.get(next + 1).is("IN")) {
            next += 2;
            return new Condition.Not(new Condition.OneOf(field, literals()));
        }
        if (accept("IN")) {
            return new Condition.OneOf(field, literals());
        }
        var operator = Operator.of(peek()).orElseThrow(this::unexpected);
        next++;
        return new Condition.Comparison(field, operator, literal());
    }

    private List<Literal> literals() {
        expectSign("(");
        var literals = new ArrayList<Literal>();
        do {
            literals.add(literal());
        } while (acceptSign(","));
        expectSign(")");
        return literals;
    }

    private Literal literal() {
        var token = peek();
        var literal = switch (token.kind()) {
            case TEXT -> new Literal.Text(token.text());
            case NUMBER -> new Literal.Numeric(new BigDecimal(token.text()));
            case DATE -> new Literal.Date(date(token));
            case DATETIME -> new Literal.DateTime(dateTime(token).toInstant());
            case WORD -> word(token);
            default -> throw unexpected();
        };
        next++;
        return literal;
    }

    private Literal word(Token token) {
        if (token.is("NULL")) {
            return new Literal.Null();
        }
        if (token.is("TRUE") || token.is("FALSE")) {
            return new Literal.Flag(token.is("TRUE"));
        }
        throw unexpected();
    }

    private LocalDate date(Token token) {
        try {
            return LocalDate.parse(token.text());
        } catch (DateTimeException notInTheCalendar) {
            throw SoqlException.malformed(text, token.at(), "Invalid date: " + token.text());
        }
    }

    private OffsetDateTime dateTime(Token token) {
        var withColon = token.text().replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2");
        try {
            return OffsetDateTime.parse(withColon);
        } catch (DateTimeException notOnTheClock) {
            throw SoqlException.malformed(text, token.at(), "Invalid datetime: " + token.text());
        }
    }

    private List<Order> orders() {
        var orders = new ArrayList<Order>();
        if (accept("ORDER")) {
            expect("BY");
            do {
                orders.add(order());
            } while (acceptSign(","));
        }
        return orders;
    }

    private Order order() {
        var field = path();
        boolean descending = accept("DESC");
        if (!descending) {
            accept("ASC");
        }
        boolean nullsLast = false;
        if (accept("NULLS")) {
            nullsLast = accept("LAST");
            if (!nullsLast) {
                expect("FIRST");
            }
        }
        return new Order(field, descending, nullsLast);
    }

    private int count() {
        var token = peek();
        if (token.kind() != Kind.NUMBER || !token.text().matches("\\d{1,9}")) {
            throw unexpected();
        }
        next++;
        return Integer.parseInt(token.text());
    }

    private Token name() {
        if (!peek().isName()) {
            throw unexpected();
        }
        return tokens.get(next++);
    }

    private Token peek() {
        return tokens.get(next);
    }

    private boolean accept(String keyword) {
        boolean there = peek().is(keyword);
        next += there ? 1 : 0;
        return there;
    }

    private boolean acceptSign(String sign) {
        boolean there = peek().isSign(sign);
        next += there ? 1 : 0;
        return there;
    }

    private void expect(String keyword) {
        if (!accept(keyword)) {
            throw unexpected();
        }
    }

    private void expectSign(String sign) {
        if (!acceptSign(sign)) {
            throw unexpected();
        }
    }

    private SoqlException unexpected() {
        return SoqlException.unexpected(text, peek());
    }
}
