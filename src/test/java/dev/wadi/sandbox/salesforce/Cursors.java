package dev.wadi.sandbox.salesforce;

import dev.wadi.sandbox.salesforce.soql.QueryResult;
import dev.wadi.sandbox.salesforce.store.SalesforceId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The queries that are not read to their end, or were not long ago. Safe for use by several threads. */
final class Cursors {

    /** An open query; the page before is remembered by where it began. */
    static final class Cursor {

        private final String locator;
        private final QueryResult result;
        private final int batchSize;
        private int pageBefore;

        private Cursor(String locator, QueryResult result, int batchSize) {
            this.locator = locator;
            this.result = result;
            this.batchSize = batchSize;
        }

        String locator() {
            return locator;
        }

        QueryResult result() {
            return result;
        }

        int batchSize() {
            return batchSize;
        }

        synchronized int pageBefore() {
            return pageBefore;
        }

        synchronized void served(int from) {
            pageBefore = from;
        }
    }

    private final int most;
    private final Map<String, Cursor> open = new LinkedHashMap<>(16, 0.75f, true);
    private long last;

    Cursors(int most) {
        this.most = most;
    }

    synchronized Cursor open(QueryResult result, int batchSize) {
        last++;
        var cursor = new Cursor(SalesforceId.of("01g", last), result, batchSize);
        open.put(cursor.locator(), cursor);
        if (open.size() > most) {
            open.remove(open.keySet().iterator().next());
        }
        return cursor;
    }

    synchronized Optional<Cursor> find(String locator) {
        return Optional.ofNullable(open.get(locator));
    }

    synchronized void close(String locator) {
        open.remove(locator);
    }
}
