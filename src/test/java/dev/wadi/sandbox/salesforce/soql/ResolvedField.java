package dev.wadi.sandbox.salesforce.soql;

import dev.wadi.sandbox.salesforce.store.Column;
import dev.wadi.sandbox.salesforce.store.Row;
import dev.wadi.sandbox.salesforce.store.Snapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A field found in the org: the references to follow from a row, and the column at the end. */
record ResolvedField(List<Column> references, Column column) {

    ResolvedField {
        references = List.copyOf(references);
    }

    /** Whether it is a field of the object itself, of this name. */
    boolean is(String name) {
        return references.isEmpty() && column.name().equals(name);
    }

    /** Its value for a row; null where a parent on the way is missing. */
    @Nullable
    Object value(Row row, Snapshot org) {
        var current = row;
        for (var reference : references) {
            var parent = parent(current, reference, org);
            if (parent == null) {
                return null;
            }
            current = parent;
        }
        return current.at(column);
    }

    /** The row that a reference points to, unless there is none. */
    static @Nullable Row parent(Row row, Column reference, Snapshot org) {
        var id = row.at(reference);
        return id == null
                ? null
                : org.row(reference.field().parent().orElseThrow().object(), id.toString())
                        .orElse(null);
    }
}
