package dev.wadi.sandbox.report;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.wadi.ledger.Balance;
import dev.wadi.sandbox.day.truth.LinkScore;
import dev.wadi.sandbox.day.truth.RecordTruth;
import dev.wadi.sandbox.score.Expected;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One act of the day: what the service had to read, and what it made of it.
 *
 * @param publishedAt  when readers saw the last of it
 * @param streams      what became of the records, by stream
 * @param publications made in it
 * @param gold         how many rows readers see at its end, by stream, and how many they should see
 * @param links        how many records are linked to a customer
 * @param reviews      how many pairs wait for somebody to decide
 * @param contentHash  of the latest publication, 16 hexadecimal digits, or none where there is none
 */
@JsonPropertyOrder({
    "name",
    "took",
    "publishedAt",
    "streams",
    "ledgerBalanced",
    "pages",
    "publications",
    "gold",
    "customers",
    "links",
    "reviews",
    "score",
    "contentHash"
})
public record Act(
        String name,
        Span took,
        String publishedAt,
        SortedMap<String, Counts> streams,
        boolean ledgerBalanced,
        long pages,
        long publications,
        SortedMap<String, Pair> gold,
        long customers,
        long links,
        long reviews,
        Score score,
        String contentHash) {

    private static final String NO_HASH = "none";

    /**
     * Puts together what was seen.
     *
     * @param before what was seen at the end of the act before, if there was one
     * @param linked the streams whose records are linked to customers
     */
    static Act of(
            String name, Optional<Seen> before, Seen now, Span took, Expected expected, Collection<String> linked) {
        var streams = new TreeMap<String, Counts>();
        now.standing().balances().forEach(balance -> streams.put(balance.stream(), since(before, balance)));
        var outcome = now.outcome();
        return new Act(
                name,
                took,
                outcome.lastPublished().map(Instant::toString).orElse(""),
                streams,
                !now.standing().balances().isEmpty()
                        && now.standing().balances().stream().allMatch(Balance::balanced),
                outcome.pages() - before.map(seen -> seen.outcome().pages()).orElse(0L),
                outcome.publications()
                        - before.map(seen -> seen.outcome().publications()).orElse(0L),
                gold(expected, outcome, streams.keySet()),
                outcome.customers(),
                outcome.links().size(),
                outcome.reviews(),
                Score.of(expected, linked, outcome.links()),
                outcome.contentHash().map(Act::hexadecimal).orElse(NO_HASH));
    }

    /** Of all streams together. */
    public Counts all() {
        return streams.values().stream().reduce(Counts.NONE, Counts::plus);
    }

    private static Counts since(Optional<Seen> before, Balance balance) {
        return Counts.of(balance)
                .since(before.flatMap(seen -> seen.balance(balance.stream()))
                        .map(Counts::of)
                        .orElse(Counts.NONE));
    }

    /** Of streams that were read, and of such as should not have been but have rows. */
    private static SortedMap<String, Pair> gold(Expected expected, Outcome outcome, Set<String> read) {
        var counting = expected.counting().values().stream()
                .collect(Collectors.groupingBy(RecordTruth::stream, Collectors.counting()));
        var gold = new TreeMap<String, Pair>();
        outcome.gold().forEach((stream, there) -> {
            if (read.contains(stream) || there > 0) {
                gold.put(stream, new Pair(counting.getOrDefault(stream, 0L), there));
            }
        });
        return gold;
    }

    private static String hexadecimal(long hash) {
        var digits = Long.toHexString(hash);
        return "0".repeat(2 * Long.BYTES - digits.length()) + digits;
    }

    /** How many there should be, and how many there are. */
    public record Pair(long expected, long there) {

        boolean same() {
            return expected == there;
        }
    }

    /**
     * How well records are linked, by pairs of records at one customer.
     *
     * @param truePairs     pairs at one customer that belong together
     * @param linkedPairs   pairs at one customer
     * @param matchingPairs pairs that belong together
     */
    public record Score(
            BigDecimal precision,
            BigDecimal recall,
            BigDecimal f1,
            long truePairs,
            long linkedPairs,
            long matchingPairs) {

        private static final int DIGITS = 5;

        static Score of(Expected expected, Collection<String> streams, Map<String, String> links) {
            var entities = expected.entities(streams);
            var known = new HashMap<>(links);
            known.keySet().retainAll(entities.keySet());
            var score = LinkScore.of(known, entities);
            return new Score(
                    rounded(score.precision()),
                    rounded(score.recall()),
                    rounded(score.f1()),
                    score.truePairs(),
                    score.linkedPairs(),
                    score.matchingPairs());
        }

        private static BigDecimal rounded(double value) {
            return BigDecimal.valueOf(value).setScale(DIGITS, RoundingMode.HALF_UP);
        }
    }
}
