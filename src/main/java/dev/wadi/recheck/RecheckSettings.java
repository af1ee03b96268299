package dev.wadi.recheck;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Set;

/**
 * How streams are looked at again.
 *
 * @param every   how often a round begins
 * @param window  how much of a stream is asked for at once
 * @param recent  how far back each round goes in any case; what is older is looked at in turn, round by round
 * @param settled how old a record must be to be looked at
 * @param pages   the most pages that a round compares of a stream
 * @param sources the sources that are read, by the first word of their streams
 */
public record RecheckSettings(
        Duration every, Duration window, Duration recent, Duration settled, int pages, Set<String> sources) {

    public RecheckSettings {
        requireNonNull(every, "every");
        sources = Set.copyOf(sources);
    }
}
