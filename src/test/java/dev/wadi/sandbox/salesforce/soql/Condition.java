package dev.wadi.sandbox.salesforce.soql;

import java.util.List;

/** What follows WHERE. */
sealed interface Condition {

    record And(List<Condition> parts) implements Condition {

        public And {
            parts = List.copyOf(parts);
        }
    }

    record Or(List<Condition> parts) implements Condition {

        public Or {
            parts = List.copyOf(parts);
        }
    }

    record Not(Condition part) implements Condition {}

    record Comparison(FieldPath field, Operator operator, Literal value) implements Condition {}

    record OneOf(FieldPath field, List<Literal> values) implements Condition {

        public OneOf {
            values = List.copyOf(values);
        }
    }
}
