package dev.wadi.source.query;

import java.time.Duration;
import java.util.Optional;

/**
 * A stretch that its source may prepare by a job: whoever wants it can come back later, and takes it up again where it was left.
 * For one thread.
 */
public interface JobStretch extends Stretch {

    /** The job that prepares it; empty where none has been begun, or it was given up. */
    Optional<SourceJob> job();

    /** Keeps a job, and how far it has landed; where it is empty, that there is none any more. */
    void keep(Optional<SourceJob> job);

    /** Has it come up again after a pause, and takes note that this turn is no failure. */
    void comeBack(Duration pause);
}
