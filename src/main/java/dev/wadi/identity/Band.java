package dev.wadi.identity;

/** What is done with a pair. */
public enum Band {
    /** Sure enough to link without asking. */
    LINK,
    /** Not sure by itself, but both records are sure of others of the same customer. */
    FOLLOWS,
    /** For a steward to decide. */
    REVIEW,
    /** Not the same. */
    APART
}
