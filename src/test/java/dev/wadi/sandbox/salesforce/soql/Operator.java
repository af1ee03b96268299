package dev.wadi.sandbox.salesforce.soql;

import java.util.Optional;

/** How a field is compared with a value. */
enum Operator {
    EQUAL("="),
    NOT_EQUAL("!="),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">="),
    LIKE("LIKE");

    private final String sign;

    Operator(String sign) {
        this.sign = sign;
    }

    static Optional<Operator> of(Token token) {
        if (token.is("LIKE")) {
            return Optional.of(LIKE);
        }
        if (token.isSign("<>")) {
            return Optional.of(NOT_EQUAL);
        }
        for (var operator : values()) {
            if (token.isSign(operator.sign)) {
                return Optional.of(operator);
            }
        }
        return Optional.empty();
    }

    /** Whether two values that compare so pass. */
    boolean passes(int comparison) {
        return switch (this) {
            case EQUAL, LIKE -> comparison == 0;
            case NOT_EQUAL -> comparison != 0;
            case LESS -> comparison < 0;
            case LESS_OR_EQUAL -> comparison <= 0;
            case GREATER -> comparison > 0;
            case GREATER_OR_EQUAL -> comparison >= 0;
        };
    }
}
