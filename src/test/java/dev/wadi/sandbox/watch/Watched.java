package dev.wadi.sandbox.watch;

import java.util.Optional;

/** The service under watch. */
@FunctionalInterface
public interface Watched {

    /** How it ended, if it has. */
    Optional<String> end();
}
