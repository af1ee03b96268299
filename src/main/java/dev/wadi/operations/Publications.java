package dev.wadi.operations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Publications: what readers saw, from when on. */
public interface Publications {

    /**
     * Publications that readers have seen, from the newest on.
     *
     * @param before those with a lower number only
     * @param most   at most so many
     */
    List<Publication> list(Optional<Integer> before, int most);

    /**
     * One of them.
     *
     * @throws NotPossible where readers have seen none of this number
     */
    Publication one(int number);

    /**
     * A numbered set of attempts.
     *
     * @param facts       rows of facts that it changed
     * @param customers   customers that it changed
     * @param contentHash of all that readers see, 16 hexadecimal digits
     */
    record Publication(
            int publication,
            int deployment,
            Instant publishedAt,
            LocalDate day,
            long facts,
            long customers,
            String contentHash) {}
}
