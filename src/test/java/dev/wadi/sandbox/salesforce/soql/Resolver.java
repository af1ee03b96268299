package dev.wadi.sandbox.salesforce.soql;

import dev.wadi.sandbox.salesforce.store.Column;
import dev.wadi.sandbox.salesforce.store.ObjectType;
import dev.wadi.sandbox.salesforce.store.Snapshot;
import java.util.ArrayList;

/** Finds what a query names among the objects of the org. */
final class Resolver {

    private final Query query;
    private final Snapshot org;
    private final ObjectType object;

    Resolver(Query query, Snapshot org) {
        this.query = query;
        this.org = org;
        var name = query.object();
        this.object = org.object(name.text())
                .orElseThrow(() -> SoqlException.noSuchObject(query.text(), name.at(), name.text()));
    }

    ObjectType object() {
        return object;
    }

    ResolvedField field(FieldPath path) {
        var current = object;
        var references = new ArrayList<Column>();
        for (var relationship : path.relationships()) {
            if (references.isEmpty() && current == object && namesTheObject(relationship)) {
                continue;
            }
            var reference = current.relationship(relationship)
                    .orElseThrow(() -> SoqlException.noSuchRelationship(query.text(), path.at(), relationship));
            references.add(reference);
            current = org.object(reference.field().parent().orElseThrow().object())
                    .orElseThrow();
        }
        var entity = current.name();
        var column = current.column(path.field())
                .orElseThrow(() -> SoqlException.noSuchField(query.text(), path.at(), path.field(), entity));
        return new ResolvedField(references, column);
    }

    /** A field can be written with its own object or alias in front; a relationship of the same name goes first. */
    private boolean namesTheObject(String name) {
        return object.relationship(name).isEmpty()
                && (name.equalsIgnoreCase(object.name())
                        || query.alias().filter(name::equalsIgnoreCase).isPresent());
    }
}
