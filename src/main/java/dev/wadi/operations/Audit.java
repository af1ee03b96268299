package dev.wadi.operations;

/** What operators do that is not noted in the transaction that does it: noted before it is done, or it is not done. */
@FunctionalInterface
public interface Audit {

    /** Notes that somebody is about to do something to a subject. */
    void note(String what, String subject, Operator operator);
}
