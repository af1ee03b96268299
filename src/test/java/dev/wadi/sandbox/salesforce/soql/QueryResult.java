package dev.wadi.sandbox.salesforce.soql;

import static java.util.Objects.requireNonNull;

import dev.wadi.sandbox.salesforce.store.Row;
import java.util.List;

/** What a query has found: how many records, what to show of them, and the records, none for {@code COUNT()}. */
public record QueryResult(int totalSize, Selection selection, List<Row> rows) {

    public QueryResult {
        requireNonNull(selection, "selection");
        rows = List.copyOf(rows);
    }
}
