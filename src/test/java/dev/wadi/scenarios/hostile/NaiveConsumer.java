package dev.wadi.scenarios.hostile;

import dev.wadi.source.kafka.TopicRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;

/** Ways to read a topic as they are found in the wild, to see that the schedules catch them. */
enum NaiveConsumer {
    /** Commits what it was given before it keeps it: misses what it died with. */
    COMMITS_FIRST,
    /** Keeps it and commits in another step: doubles what it died between. */
    COMMITS_AFTER,
    /** Takes the number of records for how far the offsets went: doubles what is behind a gap. */
    COUNTS,
    /** Keeps what it was given before the partition was taken from it: doubles what its heir has kept. */
    OUTLIVES_ITS_TURN;

    private static final int TURNS = 40;

    /** Whether records are missing or double in the end. */
    boolean isWrong(long seed) {
        var random = new Random(~seed);
        var topic = new HostileTopic(new Random(seed));
        var committed = new long[HostileTopic.PARTITIONS];
        var kept = new ArrayList<String>();
        List<TopicRecord> late = List.of();
        for (var turn = 0; turn <= TURNS; turn++) {
            topic.goOn();
            late.forEach(record -> kept.add(HostileTopic.place(record)));
            late = List.of();
            for (var partition = 0; partition < HostileTopic.PARTITIONS; partition++) {
                var given = topic.poll(partition, committed[partition]);
                if (given.isEmpty()) {
                    continue;
                }
                var end = this == COUNTS
                        ? committed[partition] + given.size()
                        : given.get(given.size() - 1).offset() + 1;
                var dies = random.nextInt(8) == 0;
                if (dies && this == OUTLIVES_ITS_TURN) {
                    late = given;
                    continue;
                }
                if (!dies || this == COMMITS_AFTER) {
                    given.forEach(record -> kept.add(HostileTopic.place(record)));
                }
                if (!dies || this == COMMITS_FIRST) {
                    committed[partition] = end;
                }
            }
        }
        var different = new HashSet<>(kept);
        return different.size() < kept.size() || hasHole(topic, different, committed);
    }

    /** What it has not been given yet is not missing. */
    private static boolean hasHole(HostileTopic topic, HashSet<String> kept, long[] committed) {
        return topic.places().stream().anyMatch(place -> {
            var split = place.split(":");
            return Long.parseLong(split[1]) < committed[Integer.parseInt(split[0])] && !kept.contains(place);
        });
    }
}
