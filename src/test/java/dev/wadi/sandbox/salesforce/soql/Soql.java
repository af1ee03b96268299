package dev.wadi.sandbox.salesforce.soql;

import static java.util.Objects.requireNonNull;

import dev.wadi.sandbox.salesforce.store.RecordStore;
import dev.wadi.sandbox.salesforce.store.Row;
import dev.wadi.sandbox.salesforce.store.Snapshot;
import dev.wadi.sandbox.salesforce.store.StampRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Runs queries against the records of an org. Safe for use by several threads. */
public final class Soql {

    private final RecordStore store;

    public Soql(RecordStore store) {
        this.store = requireNonNull(store, "store");
    }

    /**
     * Runs a query over the records that are not in the recycle bin.
     *
     * @throws SoqlException if it is not understood
     */
    public QueryResult query(String text) {
        return run(Parser.parse(text), row -> !row.deleted());
    }

    /**
     * Runs a query over the records in the recycle bin, too.
     *
     * @throws SoqlException if it is not understood
     */
    public QueryResult queryAll(String text) {
        return run(Parser.parse(text), row -> true);
    }

    private QueryResult run(Query query, Predicate<Row> visible) {
        return store.reading(org -> {
            var resolver = new Resolver(query, org);
            var selection = selection(query, resolver, org);
            var filter = new Filter(query, resolver, org);
            var test = visible.and(query.where().map(filter::test).orElse(row -> true));
            var range = query.where().map(filter::range).orElse(StampRange.ALL);
            var order = order(query, resolver, org);
            var candidates = org.between(resolver.object(), range);
            var found = rows(query, candidates, test, order);
            return new QueryResult(found.size(), selection, query.counts() ? List.of() : found);
        });
    }

    private static List<Row> rows(
            Query query, Iterable<Row> candidates, Predicate<Row> test, Optional<Comparator<Row>> order) {
        long most = query.limit().isPresent()
                ? (long) query.offset() + query.limit().getAsInt()
                : Long.MAX_VALUE;
        var found = new ArrayList<Row>();
        for (var row : candidates) {
            if (order.isEmpty() && found.size() >= most) {
                break;
            }
            if (test.test(row)) {
                found.add(row);
            }
        }
        order.ifPresent(found::sort);
        int from = Math.min(query.offset(), found.size());
        int to = (int) Math.min(most, found.size());
        return found.subList(from, to);
    }

    private static Selection selection(Query query, Resolver resolver, Snapshot org) {
        var selection = new Selection(resolver.object());
        for (var path : query.fields()) {
            var field = resolver.field(path);
            var at = selection;
            for (var reference : field.references()) {
                var parent = reference.field().parent().orElseThrow().object();
                at = at.below(reference, org.object(parent).orElseThrow());
            }
            if (!at.add(field.column())) {
                throw SoqlException.invalidField(
                        query.text(), path.at(), "duplicate field selected: " + String.join(".", path.names()));
            }
        }
        return selection;
    }

    /** How to sort; empty where the rows come in the order that the query wants, or in any. */
    private static Optional<Comparator<Row>> order(Query query, Resolver resolver, Snapshot org) {
        var fields = query.orders().stream()
                .map(order -> resolver.field(order.field()))
                .toList();
        boolean asStored = query.orders().stream().noneMatch(Query.Order::descending)
                && (fields.isEmpty()
                        || (fields.get(0).is("SystemModstamp")
                                && (fields.size() == 1
                                        || (fields.size() == 2 && fields.get(1).is("Id")))));
        if (asStored) {
            return Optional.empty();
        }
        return IntStream.range(0, fields.size())
                .mapToObj(i -> by(fields.get(i), query.orders().get(i), org))
                .reduce(Comparator::thenComparing);
    }

    private static Comparator<Row> by(ResolvedField field, Query.Order order, Snapshot org) {
        return (left, right) -> {
            var one = field.value(left, org);
            var other = field.value(right, org);
            if (one == null || other == null) {
                int nullsFirst = Boolean.compare(one != null, other != null);
                return order.nullsLast() ? -nullsFirst : nullsFirst;
            }
            int compared = Comparisons.compare(field.column().kind(), one, other);
            return order.descending() ? -compared : compared;
        };
    }
}
