package dev.wadi.sandbox.watch;

import dev.wadi.ledger.Balance;
import java.util.List;
import java.util.Optional;

/**
 * What stands in the service's database at one look.
 *
 * @param balances    the ledger, by stream
 * @param open        what is left to do
 * @param deadLetters where and by what exchanges failed for good
 * @param parked      how many pages were given up
 * @param held        how many runs a gate holds back
 */
public record Standing(List<Balance> balances, Open open, List<String> deadLetters, int parked, int held) {

    /** What stands before the service has made its tables. */
    static final Standing NOTHING_YET = new Standing(List.of(), Open.EVERYTHING, List.of(), 0, 0);

    public Standing {
        balances = List.copyOf(balances);
        deadLetters = List.copyOf(deadLetters);
    }

    /** The reason why waiting any longer is no use, if there is one. */
    public Optional<String> alarm() {
        if (!deadLetters.isEmpty()) {
            return Optional.of("an exchange failed for good and is a dead letter: " + deadLetters.get(0));
        }
        if (parked > 0) {
            return Optional.of("pages are parked, given up after three attempts: " + parked);
        }
        if (held > 0) {
            return Optional.of("a gate holds back what would be published: runs held " + held);
        }
        return balances.stream()
                .filter(balance -> !balance.balanced())
                .findFirst()
                .map(balance -> "the ledger does not balance: " + balance);
    }

    /**
     * What is left to do, counted from what is there and not from the ledger, all at the same moment.
     *
     * @param records    records that have not landed
     * @param reads      reads that have not come to their end
     * @param pages      pages whose work is not done
     * @param attempts   attempts in no publication
     * @param runs       runs that have landed something and that the gates have not judged
     * @param candidates publications that readers do not see yet
     */
    public record Open(long records, long reads, int pages, int attempts, int runs, int candidates) {

        private static final Open EVERYTHING = new Open(Long.MAX_VALUE, 0, 0, 0, 0, 0);

        /** Whether all of it is done. */
        public boolean nothing() {
            return records == 0 && reads == 0 && pages == 0 && attempts == 0 && runs == 0 && candidates == 0;
        }

        @Override
        public String toString() {
            return "records " + records + ", reads " + reads + ", pages " + pages + ", attempts " + attempts + ", runs "
                    + runs + ", candidates " + candidates;
        }
    }
}
