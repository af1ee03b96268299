package dev.wadi.sandbox.salesforce.soql;

import java.util.List;

/** A field, perhaps of a parent: {@code Account.Name}; and where the query names it. */
record FieldPath(List<String> names, int at) {

    FieldPath {
        names = List.copyOf(names);
    }

    /** The relationships to follow. */
    List<String> relationships() {
        return names.subList(0, names.size() - 1);
    }

    /** The field at the end of them. */
    String field() {
        return names.get(names.size() - 1);
    }
}
