package dev.wadi.operations;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Who changed how Wadi works, when and why. */
public interface Audit {

    /**
     * Notes that somebody is about to do something to a subject; for what is not kept in our database. It is noted before it is
     * done, or it is not done.
     */
    void note(String what, String subject, Operator operator);

    /**
     * Does something to a subject and notes who did: both are kept, or neither is.
     *
     * @param act what is done, all of it on this thread and in our database; where it throws, nothing was done
     */
    <T> T noted(String what, String subject, Operator operator, Supplier<T> act);

    /**
     * What was done, from the newest on.
     *
     * @param before those with a lower number only
     * @param most   at most so many
     */
    List<Done> list(Optional<Long> before, int most);

    /**
     * Something that was done, or was about to be.
     *
     * @param face    where they came in: api, jmx, cli
     * @param subject the stream, page, backfill or route
     * @param why     what they said it was for; may be empty
     */
    record Done(long operation, Instant at, String who, String face, String what, String subject, String why) {}
}
