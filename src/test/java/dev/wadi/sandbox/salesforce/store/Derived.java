package dev.wadi.sandbox.salesforce.store;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fields that the org fills in by itself. */
final class Derived {

    private Derived() {}

    /** Sets them in the values of a record about to be stored. */
    static void complete(ObjectType type, @Nullable Object[] values) {
        switch (type.name()) {
            case "Contact" ->
                set(
                        type,
                        values,
                        "Name",
                        Stream.of("FirstName", "LastName")
                                .map(part -> get(type, values, part))
                                .filter(part -> part != null)
                                .map(Object::toString)
                                .collect(Collectors.joining(" ")));
            case "Opportunity" -> {
                var stage = get(type, values, "StageName");
                set(type, values, "IsWon", "Closed Won".equals(stage));
                set(type, values, "IsClosed", stage != null && stage.toString().startsWith("Closed"));
            }
            default -> {}
        }
    }

    private static @Nullable Object get(ObjectType type, @Nullable Object[] values, String field) {
        return values[type.column(field).orElseThrow().index()];
    }

    private static void set(ObjectType type, @Nullable Object[] values, String field, Object value) {
        var column = type.column(field).orElseThrow();
        values[column.index()] = Values.of(column, value);
    }
}
