package dev.wadi.gold;

import java.util.Optional;

/** PUBLISH: shows readers the candidate, all of it at once. */
public interface Publisher {

    /**
     * Whether now is the time to ask about the candidate and to publish it. It is not where more is on the way to it and
     * readers have not waited for it too long: in a backlog a customer is then published once, and not again with each
     * of its records. Without a candidate it always is, as answers about earlier ones may be owed.
     */
    boolean isDue();

    /**
     * Publishes the open candidate.
     *
     * @return empty where there is none, or another process is the writer
     */
    Optional<Publication> publish();

    /**
     * A publication.
     *
     * @param number      counts from 1 for each tenant
     * @param facts       rows of facts that it changed
     * @param customers   customers that it changed
     * @param contentHash sum of the keyed row hashes of all that readers see
     */
    record Publication(int number, int facts, int customers, long contentHash) {}
}
