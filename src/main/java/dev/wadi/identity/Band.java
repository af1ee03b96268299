package dev.wadi.identity;

/** What is done with a pair. */
public enum Band {
    /** Sure enough to link without asking. */
    LINK,
    /** Not sure by itself, but the two hang together by pairs that are. */
    FOLLOWS,
    /** For a steward to decide, once for each two parts of a customer that hang together. */
    REVIEW,
    /** Not the same. */
    APART
}
