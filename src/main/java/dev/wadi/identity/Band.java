package dev.wadi.identity;

/** What is done with a pair. */
public enum Band {
    /** Sure enough to link without asking. */
    LINK,
    /** Not sure by itself, but the two hang together by pairs that are. */
    FOLLOWS,
    /** For a steward to decide, once for each part of a customer that hangs together. */
    REVIEW,
    /** More likely one than not, and not among the questions a steward is asked. */
    LIKELY,
    /** Not the same. */
    APART
}
