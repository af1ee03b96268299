package dev.wadi.sandbox.salesforce.bulk;

import dev.wadi.sandbox.salesforce.soql.QueryResult;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A job that finds records, as it stands. It sees the org as it was when it was created. Safe for use by several threads. */
public final class FindJob {

    /** How a job stands, in the API's own words. */
    enum State {
        UploadComplete,
        InProgress,
        JobComplete,
        Aborted,
        Failed
    }

    private final String id;
    private final String operation;
    private final QueryResult found;
    private final String delimiter;
    private final String lineEnd;
    private final String created;
    private final Set<String> lost = new HashSet<>();
    private State state = State.UploadComplete;

    FindJob(String id, String operation, QueryResult found, String delimiter, String lineEnd, String created) {
        this.id = id;
        this.operation = operation;
        this.found = found;
        this.delimiter = delimiter;
        this.lineEnd = lineEnd;
        this.created = created;
    }

    /** The object it is about. */
    public String object() {
        return found.selection().object().name();
    }

    String id() {
        return id;
    }

    QueryResult found() {
        return found;
    }

    String delimiter() {
        return delimiter;
    }

    String lineEnd() {
        return lineEnd;
    }

    synchronized State state() {
        return state;
    }

    /** Works a while: it is done when it has been asked for twice. */
    synchronized void goOn() {
        if (state == State.UploadComplete) {
            state = State.InProgress;
        } else if (state == State.InProgress) {
            state = State.JobComplete;
        }
    }

    /** Ends in another way than it should. */
    synchronized void end(State other) {
        state = other;
    }

    synchronized boolean isOver() {
        return state == State.JobComplete || state == State.Aborted || state == State.Failed;
    }

    /** Forgets a place in what was found. */
    synchronized void lose(String locator) {
        lost.add(locator);
    }

    synchronized boolean knows(String locator) {
        return !lost.contains(locator);
    }

    /** What the API tells of it. */
    synchronized Map<String, Object> told() {
        var told = new LinkedHashMap<String, Object>();
        told.put("id", id);
        told.put("operation", operation);
        told.put("object", object());
        told.put("createdById", "005000000000001AAA");
        told.put("createdDate", created);
        told.put("systemModstamp", created);
        told.put("state", state.name());
        told.put("concurrencyMode", "Parallel");
        told.put("contentType", "CSV");
        told.put("apiVersion", 62.0);
        told.put("jobType", "V2Query");
        told.put("lineEnding", lineEnd.equals("\n") ? "LF" : "CRLF");
        told.put("columnDelimiter", Delimiter.nameOf(delimiter));
        told.put("retries", 0);
        told.put("totalProcessingTime", 334);
        told.put("isPkChunkingSupported", true);
        if (state != State.UploadComplete) {
            told.put(
                    "numberRecordsProcessed",
                    state == State.JobComplete ? found.rows().size() : 0);
        }
        if (state == State.Failed) {
            told.put(
                    "errorMessage",
                    "InternalServerError : QUERY_TIMEOUT: Your query request was running for too long.");
        }
        return told;
    }
}
