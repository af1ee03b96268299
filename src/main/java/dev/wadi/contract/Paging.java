package dev.wadi.contract;

/** How an HTTP API is asked for the rest of what it has to say. */
public sealed interface Paging {

    /**
     * By a link in the answer, absolute or relative; none in the last.
     *
     * @param at JSON pointer to it
     */
    record Link(String at) implements Paging {}

    /**
     * By a token in the answer that goes back as a parameter; none in the last.
     *
     * @param at        JSON pointer to it
     * @param parameter as which it goes back
     */
    record Cursor(String at, String parameter) implements Paging {}

    /**
     * By number, until an answer holds no records.
     *
     * @param parameter which number is asked for
     * @param first     the number of the first page
     */
    record Page(String parameter, int first) implements Paging {}
}
