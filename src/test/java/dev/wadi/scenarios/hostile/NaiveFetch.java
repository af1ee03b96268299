package dev.wadi.scenarios.hostile;

import dev.wadi.scenarios.hostile.HostileSource.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.Random;

/** Ways to fetch what a job found as they are found in the wild, to see that the schedules catch them. */
enum NaiveFetch {
    /** Moves its place before it keeps the rows: misses those that were to be kept when it died. */
    PLACE_FIRST,
    /** Takes what came for what there is: misses rows that did not come. */
    UNCOUNTED,
    /** Goes on at its place in another job where the first is gone: misses what that has before it. */
    STAYS_AT_PLACE;

    private static final int TURNS = 60;

    /** Whether it misses rows of a job over the source of a seed. */
    boolean misses(long seed) {
        var random = new Random(~seed);
        var source = new HostileSource(new Random(seed));
        for (var some = 0; some < 12; some++) {
            source.goOn();
        }
        source.comeToRest();
        var rows = source.select(row -> true);
        var job = new HostileJob(rows, random);
        var kept = new ArrayList<Row>();
        var place = Optional.<String>empty();
        for (var turn = 0; turn < TURNS; turn++) {
            if (this == STAYS_AT_PLACE && random.nextInt(8) == 0) {
                job = new HostileJob(rows, random);
            }
            var piece = job.piece(place, this == UNCOUNTED);
            var dies = random.nextInt(8) == 0;
            if (!dies || this != PLACE_FIRST) {
                kept.addAll(piece.rows());
            }
            if (!dies || this == PLACE_FIRST) {
                place = piece.next();
            }
            if (place.filter("null"::equals).isPresent()) {
                break;
            }
        }
        return !new HashSet<>(kept).containsAll(rows);
    }
}
