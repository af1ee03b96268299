package dev.wadi.simulation;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Somebody who prepares a transaction, looks, commits, and begins again. What it prepared it keeps until it knows that it was
 * committed or refused; where the answer was lost it does the same once more.
 */
final class Actor {

    private final Supplier<Optional<Supplier<Step>>> prepare;
    private Optional<Supplier<Step>> work = Optional.empty();
    private Optional<Step> begun = Optional.empty();

    /** One who prepares this; nothing, where there is nothing to do. */
    Actor(Supplier<Optional<Supplier<Step>>> prepare) {
        this.prepare = prepare;
    }

    /** Goes one step; whether there was one to go. */
    boolean go(boolean answerIsLost) {
        if (begun.isPresent()) {
            begun.get().commit();
            begun = Optional.empty();
            work = answerIsLost ? work : Optional.empty();
            return true;
        }
        if (work.isEmpty()) {
            work = prepare.get();
            return work.isPresent();
        }
        var step = work.get().get();
        if (step.look()) {
            begun = Optional.of(step);
            return true;
        }
        work = Optional.empty();
        return false;
    }

    /** Dies, and another begins in its place. */
    void die() {
        begun.ifPresent(Step::abandon);
        begun = Optional.empty();
        work = Optional.empty();
    }
}
