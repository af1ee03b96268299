package dev.wadi.sandbox.salesforce.store;

import static java.util.Objects.requireNonNull;

/** A field and its place in the rows of its object. */
public record Column(Field field, int index) {

    public Column {
        requireNonNull(field, "field");
    }

    /** The name of the field. */
    public String name() {
        return field.name();
    }

    /** How its values are held and compared. */
    public FieldType.Kind kind() {
        return field.type().kind();
    }
}
