package dev.wadi.source.salesforce;

import dev.wadi.bronze.json.JsonAnswer;
import dev.wadi.source.query.QueryRead;

/** One read of an object of Salesforce, while it goes on: what to ask, and where the next answer is to be had. For one thread. */
public final class SalesforceRead {

    private final QueryRead read;
    private final String query;
    private String next = "";
    private long came;

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

    /** Takes a further answer in: false where it is the last of a stretch of which not all that was counted came. */
    boolean isComplete(JsonAnswer answer) {
        came += answer.frames().size();
        return !answer.next().isEmpty() || read.until().isEmpty() || answer.total() == came;
    }

    QueryRead read() {
        return read;
    }

    void goOnAt(String place) {
        next = place;
    }
}
