package dev.wadi.trace;

import java.util.List;

/** The pages that came to readers by a publication. */
public interface PublishedPages {

    /**
     * A page as traces know it.
     *
     * @param attempt which of its processings readers see
     */
    record PublishedPage(PageTrace trace, String stream, long page, long attempt) {}

    /** Those of a publication, the first so many of them. */
    List<PublishedPage> of(int publication, int most);
}
