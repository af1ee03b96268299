package dev.wadi.source.salesforce;

import dev.wadi.source.query.QueryRead;

/** One read of an object of Salesforce, while it goes on: what to ask, and where the next answer is to be had. For one thread. */
public final class SalesforceRead {

    private final QueryRead read;
    private final String query;
    private String next = "";

    SalesforceRead(QueryRead read, String query) {
        this.read = read;
        this.query = query;
    }

    /** What to ask first. */
    public String getQuery() {
        return query;
    }

    /** What to ask next. */
    public String getNext() {
        return next;
    }

    /** Whether there is more to ask for. */
    public boolean isMore() {
        return !next.isEmpty();
    }

    QueryRead read() {
        return read;
    }

    void goOnAt(String place) {
        next = place;
    }
}
