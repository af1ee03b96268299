package dev.wadi.simulation;

/** A transaction in two halves, so that others can come between what it sees and what it does. */
interface Step {

    /** Takes the locks it needs and sees what there is; false where it cannot go on, and then it is over. */
    boolean look();

    /** Commits all of it; false where it was refused, and nothing has happened. */
    boolean commit();

    /** Ends it without a trace, as the death of its session does. */
    void abandon();

    /** One that happens all at once. */
    @FunctionalInterface
    interface AtOnce extends Step {

        @Override
        default boolean look() {
            return true;
        }

        @Override
        default void abandon() {
            // nothing has begun
        }
    }
}
