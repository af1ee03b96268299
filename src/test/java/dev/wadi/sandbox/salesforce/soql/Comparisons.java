package dev.wadi.sandbox.salesforce.soql;

import dev.wadi.sandbox.salesforce.store.FieldType.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** How values compare; text does so whatever its case, ids do not. */
final class Comparisons {

    private Comparisons() {}

    static int compare(Kind kind, Object left, Object right) {
        return switch (kind) {
            case TEXT -> left.toString().compareToIgnoreCase(right.toString());
            case ID -> left.toString().compareTo(right.toString());
            case BOOLEAN -> Boolean.compare((Boolean) left, (Boolean) right);
            case WHOLE, DECIMAL -> new BigDecimal(left.toString()).compareTo(new BigDecimal(right.toString()));
            case DATE -> ((LocalDate) left).compareTo((LocalDate) right);
            case DATETIME -> ((Instant) left).compareTo((Instant) right);
        };
    }
}
