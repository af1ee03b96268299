package dev.wadi.source.query;

import dev.wadi.bronze.PageDraft;
import dev.wadi.core.Lane;
import java.time.Instant;

/** A stretch of the history of a stream that is to be read, closed at both ends, and who wants it. For one thread. */
public interface Stretch {

    String stream();

    Lane lane();

    /** The lowest source version, a whole second. */
    Instant from();

    /** The source version before which it ends. */
    Instant until();

    /**
     * Takes a page before it lands. The page before has landed when this is called.
     *
     * @return what lands in its place
     * @throws dev.wadi.bronze.ReadInterrupted where it is to be read no further now
     */
    PageDraft next(PageDraft page);

    /** Takes note that all of it has landed, where no page is its last: it may be none, or of many objects. */
    default void complete() {}
}
