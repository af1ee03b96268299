package dev.wadi.sandbox.salesforce.fault;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What can happen to a request instead of a plain answer, or on the way to it. Requests for tokens know only
 * {@link Unavailable}, {@link SlowBody}, {@link CutBody} and {@link Meanwhile}.
 */
public sealed interface Mishap {

    /** The session ends: every access token is revoked, and the answer is 401 INVALID_SESSION_ID. */
    record SessionEnds() implements Mishap {}

    /** The answer is 403 REQUEST_LIMIT_EXCEEDED. */
    record LimitExceeded() implements Mishap {}

    /** The answer is 503 with a page of HTML, as a load balancer sends it. */
    record Unavailable() implements Mishap {}

    /** The locator is forgotten: 400 INVALID_QUERY_LOCATOR, now and from now on. Only of use to QUERY_MORE and JOB_RESULTS. */
    record LocatorExpires() implements Mishap {}

    /** A page has no more than so many records; the rest follows with the next. */
    record ShortPage(int records) implements Mishap {

        public ShortPage {
            if (records < 1) {
                throw new IllegalArgumentException("a page has at least one record");
            }
        }
    }

    /** The page before comes once more; the next request gets the page that was due. Only of use to QUERY_MORE. */
    record PageAgain() implements Mishap {}

    /** The body comes in pieces of so many bytes, with a pause before each. */
    record SlowBody(int bytes, Duration pause) implements Mishap {

        public SlowBody {
            requireNonNull(pause, "pause");
            if (bytes < 1) {
                throw new IllegalArgumentException("a piece has at least one byte");
            }
        }
    }

    /** The connection closes half-way through the body that Content-Length promised. */
    record CutBody() implements Mishap {}

    /** The job is not done yet, however often it is asked for. Only of use to JOB_STATUS. */
    record JobBusy() implements Mishap {}

    /** The job ends in a state it should not: {@code Failed} or {@code Aborted}. Only of use to JOB_STATUS. */
    record JobEnds(String state) implements Mishap {

        public JobEnds {
            requireNonNull(state, "state");
        }
    }

    /** Somebody deletes the job, or seven days are over: 404 from now on. Of use to JOB_STATUS and JOB_RESULTS. */
    record JobGone() implements Mishap {}

    /** The text of a piece lacks its last bytes, without a word in its headers. Only of use to JOB_RESULTS. */
    record TextCut(int bytes) implements Mishap {}

    /** The text of a piece lacks its last rows, whole ones, though they are counted. Only of use to JOB_RESULTS. */
    record RowsLost(int rows) implements Mishap {}

    /** Sforce-NumberOfRecords says so many more than come. Only of use to JOB_RESULTS. */
    record CountOff(int by) implements Mishap {}

    /** Only the first piece has a line that names the columns. Only of use to JOB_RESULTS. */
    record HeaderOnce() implements Mishap {}

    /** A proxy takes a header out: {@code Sforce-NumberOfRecords} or {@code Sforce-Locator}. Only of use to JOB_RESULTS. */
    record HeaderStripped(String name) implements Mishap {

        public HeaderStripped {
            requireNonNull(name, "name");
        }
    }

    /** Something happens in the org before the request is answered: a commit, a new field, a burst of changes. */
    record Meanwhile(Runnable event) implements Mishap {

        public Meanwhile {
            requireNonNull(event, "event");
        }
    }
}
