package dev.wadi.identity;

import java.util.List;

/** RESOLVE: decides which versions count and whose they are, for attempts that have passed their gates. */
public interface Resolver {

    /**
     * Takes the next attempts into the open candidate, which is opened also for answers that wait for a publication.
     *
     * @return what was resolved; nothing where no attempt waits or another process is the writer
     */
    Resolution resolve();

    /**
     * What one call resolved.
     *
     * @param attempts attempts taken into the candidate
     * @param changed  records whose version changed by it
     */
    record Resolution(List<Long> attempts, int changed) {

        /** No attempt waited, or somebody else is the writer. */
        public static final Resolution NOTHING = new Resolution(List.of(), 0);

        public Resolution {
            attempts = List.copyOf(attempts);
        }

        /** Whether another attempt may wait. */
        public boolean tookSome() {
            return !attempts.isEmpty();
        }
    }
}
