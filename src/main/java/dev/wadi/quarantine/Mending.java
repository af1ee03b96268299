package dev.wadi.quarantine;

import dev.wadi.core.Problem;
import java.util.List;

/** What came of an edit. */
public sealed interface Mending {

    /**
     * It is kept, and the pages with the record wait for another attempt.
     *
     * @param asked nothing where the record had been edited to the same before
     */
    record Kept(Asked asked) implements Mending {}

    /** The record would be set aside again; nothing is kept. */
    record StillBroken(List<Problem> problems) implements Mending {

        public StillBroken {
            problems = List.copyOf(problems);
        }
    }
}
