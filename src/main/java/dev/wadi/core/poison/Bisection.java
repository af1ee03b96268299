package dev.wadi.core.poison;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Finds, by halving, those of many things at which work fails though it does well on the others. For one use. */
final class Bisection {

    /** Whether work does well on a stretch of the things alone. */
    interface Trial {

        /** From this one to before that one; on none where they are the same. */
        boolean passes(int from, int to);
    }

    private final Trial trial;
    private final int most;
    private final SortedSet<Integer> found = new TreeSet<>();

    /**
     * A search.
     *
     * @param most gives up where there are more
     */
    Bisection(Trial trial, int most) {
        this.trial = trial;
        this.most = most;
    }

    /**
     * The culprits among so many things, of which work on all is known to fail; about twice the logarithm of their number of
     * trials for each.
     *
     * @return empty where it is not the fault of a few: work fails on nothing at all, on too many, or only on some together
     */
    Optional<SortedSet<Integer>> among(int things) {
        if (!trial.passes(0, 0)) {
            return Optional.empty();
        }
        halve(0, things);
        return found.isEmpty() || found.size() > most ? Optional.empty() : Optional.of(found);
    }

    /** Looks into a stretch that fails. */
    private void halve(int from, int to) {
        if (to - from <= 1) {
            if (to > from) {
                found.add(from);
            }
            return;
        }
        var middle = (from + to) >>> 1;
        if (!trial.passes(from, middle)) {
            halve(from, middle);
        }
        if (found.size() <= most && !trial.passes(middle, to)) {
            halve(middle, to);
        }
    }
}
