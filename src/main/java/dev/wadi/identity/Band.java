package dev.wadi.identity;

/** What is done with a pair. */
public enum Band {
    /** Sure enough to link without asking. */
    LINK,
    /** For a steward to decide. */
    REVIEW,
    /** Not the same. */
    APART
}
