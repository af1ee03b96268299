package dev.wadi.simulation;

/** A protocol that looks right and is not. */
enum Flaw {
    /** As it should be. */
    NONE,
    /** The cursor moves in one transaction, the page is kept in the next. */
    CURSOR_FIRST,
    /** A read begins behind the newest record landed. */
    STRICTLY_GREATER,
    /** What a page became is inserted in one transaction, and its claim ended in the next. */
    PLAIN_INSERTS,
    /** RESOLVE takes attempts with higher numbers than the last it took. */
    BARE_SEQUENCE,
    /** WRITE does not ask whose the page is. */
    NO_EPOCH,
    /** RESOLVE does not ask whether somebody else is the writer. */
    NO_LOCK
}
