package dev.wadi.sandbox.salesforce.soql;

import dev.wadi.sandbox.salesforce.store.FieldType.Kind;
import dev.wadi.sandbox.salesforce.store.Row;
import dev.wadi.sandbox.salesforce.store.SalesforceId;
import dev.wadi.sandbox.salesforce.store.Snapshot;
import dev.wadi.sandbox.salesforce.store.StampRange;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Makes a test of rows from a condition, once the values fit the types of the fields. */
final class Filter {

    private final Query query;
    private final Resolver resolver;
    private final Snapshot org;

    Filter(Query query, Resolver resolver, Snapshot org) {
        this.query = query;
        this.resolver = resolver;
        this.org = org;
    }

    /** Whether a row meets a condition. */
    Predicate<Row> test(Condition condition) {
        if (condition instanceof Condition.And and) {
            return and.parts().stream().map(this::test).reduce(row -> true, Predicate::and);
        } else if (condition instanceof Condition.Or or) {
            return or.parts().stream().map(this::test).reduce(row -> false, Predicate::or);
        } else if (condition instanceof Condition.Not not) {
            return test(not.part()).negate();
        } else if (condition instanceof Condition.OneOf oneOf) {
            return oneOf.values().stream()
                    .map(value -> comparison(oneOf.field(), Operator.EQUAL, value))
                    .reduce(row -> false, Predicate::or);
        }
        var comparison = (Condition.Comparison) condition;
        return comparison(comparison.field(), comparison.operator(), comparison.value());
    }

    /** A span of SystemModstamp outside which no row can meet a condition. */
    StampRange range(Condition condition) {
        if (condition instanceof Condition.And and) {
            return and.parts().stream().map(this::range).reduce(StampRange.ALL, StampRange::and);
        } else if (condition instanceof Condition.Or or) {
            return or.parts().stream().map(this::range).reduce(StampRange::or).orElse(StampRange.ALL);
        } else if (condition instanceof Condition.Comparison comparison
                && comparison.value() instanceof Literal.DateTime at
                && resolver.field(comparison.field()).is("SystemModstamp")) {
            return switch (comparison.operator()) {
                case GREATER, GREATER_OR_EQUAL -> StampRange.from(at.value());
                case LESS, LESS_OR_EQUAL -> StampRange.to(at.value());
                case EQUAL -> StampRange.from(at.value()).and(StampRange.to(at.value()));
                case NOT_EQUAL, LIKE -> StampRange.ALL;
            };
        }
        return StampRange.ALL;
    }

    private Predicate<Row> comparison(FieldPath path, Operator operator, Literal literal) {
        var field = resolver.field(path);
        if (operator == Operator.LIKE) {
            var pattern = like(path, field, literal);
            return row -> pattern.matches(field.value(row, org));
        }
        var wanted = value(path, field, literal);
        if (wanted == null) {
            return row -> switch (operator) {
                case EQUAL -> field.value(row, org) == null;
                case NOT_EQUAL -> field.value(row, org) != null;
                default -> false;
            };
        }
        return row -> {
            var actual = field.value(row, org);
            return actual == null
                    ? operator == Operator.NOT_EQUAL
                    : operator.passes(Comparisons.compare(field.column().kind(), actual, wanted));
        };
    }

    private LikePattern like(FieldPath path, ResolvedField field, Literal literal) {
        if (field.column().kind() != Kind.TEXT) {
            throw SoqlException.invalidFilter(
                    query.text(),
                    path.at(),
                    "invalid operator on " + field.column().field().type().describeName() + " field");
        }
        if (literal instanceof Literal.Text text) {
            return LikePattern.of(text.escaped());
        }
        throw misfit(path, field);
    }

    private @Nullable Object value(FieldPath path, ResolvedField field, Literal literal) {
        if (literal instanceof Literal.Null) {
            return null;
        }
        return switch (field.column().kind()) {
            case TEXT -> {
                if (literal instanceof Literal.Text text) {
                    yield text.plain().isEmpty() ? null : text.plain(); // an org holds no empty text
                }
                throw misfit(path, field);
            }
            case ID -> id(path, field, literal);
            case BOOLEAN -> literal instanceof Literal.Flag flag ? flag.value() : reject(path, field);
            case WHOLE, DECIMAL -> literal instanceof Literal.Numeric number ? number.value() : reject(path, field);
            case DATE -> literal instanceof Literal.Date date ? date.value() : reject(path, field);
            case DATETIME -> literal instanceof Literal.DateTime at ? at.value() : reject(path, field);
        };
    }

    private Object id(FieldPath path, ResolvedField field, Literal literal) {
        if (!(literal instanceof Literal.Text text)) {
            throw misfit(path, field);
        }
        var id = text.plain();
        if (id.isEmpty()) {
            return id; // the least of all, with which a walk by id begins
        }
        return SalesforceId.parse(id)
                .orElseThrow(() -> SoqlException.invalidFilter(query.text(), path.at(), "invalid ID field: " + id));
    }

    private Object reject(FieldPath path, ResolvedField field) {
        throw misfit(path, field);
    }

    private SoqlException misfit(FieldPath path, ResolvedField field) {
        var kind = field.column().kind();
        var quotes = List.of(Kind.TEXT, Kind.ID).contains(kind) ? "should be" : "should not be";
        return SoqlException.invalidField(
                query.text(),
                path.at(),
                "value of filter criterion for field '" + field.column().name() + "' must be of type "
                        + kind.criterion() + " and " + quotes + " enclosed in quotes");
    }
}
