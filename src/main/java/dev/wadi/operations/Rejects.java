package dev.wadi.operations;

import java.util.List;

/** Records that were set aside. */
public interface Rejects {

    /** How many there are now for each cause, the most frequent first. A record with several causes counts for each. */
    List<Cause> byCause();

    /** Why records of a stream were set aside at a stage. */
    record Cause(String stream, String stage, String code, long records) {}
}
