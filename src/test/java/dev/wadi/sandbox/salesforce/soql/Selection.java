package dev.wadi.sandbox.salesforce.soql;

import static java.util.Objects.requireNonNull;

import dev.wadi.sandbox.salesforce.store.Column;
import dev.wadi.sandbox.salesforce.store.ObjectType;
import java.util.ArrayList;
import java.util.List;

/** The fields a query asks of an object and, below their relationships, of its parents; in the order of the query. */
public final class Selection {

    /** One thing an answer shows of a record. */
    public sealed interface Item {}

    /** A field of the record. */
    public record Value(Column column) implements Item {

        public Value {
            requireNonNull(column, "column");
        }
    }

    /** Fields of the record that a reference points to. */
    public record Parent(Column reference, Selection fields) implements Item {

        public Parent {
            requireNonNull(reference, "reference");
            requireNonNull(fields, "fields");
        }

        /** The name it has in an answer. */
        public String name() {
            return reference.field().parent().orElseThrow().relationship();
        }
    }

    private final ObjectType object;
    private final List<Item> items = new ArrayList<>();

    Selection(ObjectType object) {
        this.object = object;
    }

    /** The object whose records these are. */
    public ObjectType object() {
        return object;
    }

    /** What to show, in order. */
    public List<Item> items() {
        return List.copyOf(items);
    }

    /** Adds a field; false where it is here already. */
    boolean add(Column column) {
        if (items.contains(new Value(column))) {
            return false;
        }
        items.add(new Value(column));
        return true;
    }

    /** The part for a parent, which is made if need be. */
    Selection below(Column reference, ObjectType parent) {
        for (var item : items) {
            if (item instanceof Parent known && known.reference().equals(reference)) {
                return known.fields();
            }
        }
        var fields = new Selection(parent);
        items.add(new Parent(reference, fields));
        return fields;
    }
}
